//! What an organisation has decided: klart.toml, profiles, and the settings they give one draft.
