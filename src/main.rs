//! The command `klart`.

fn main() -> std::process::ExitCode {
    klart::cli::main()
}
