//! From a film or sound to samples, one channel, in time.
//!
//! Knows `symphonia`, the limits, and where a packet stands in time. Refuses to believe any size that a file states:
//! bytes are counted as they are read, and sound as it is heard.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::{MediaSource, MediaSourceStream};
use symphonia::core::meta::MetadataOptions;
use symphonia::core::packet::Packet;
use symphonia::core::units::TimeBase;

/// Bytes read of one file, seeking not counted.
const MOST_BYTES: u64 = 4 << 30;
/// Bytes read between two packets: a picture of a film is smaller, a file that lies is not.
const MOST_AT_ONCE: u64 = 64 << 20;
/// Bytes read before the first packet: tables of a long film.
const MOST_HEADERS: u64 = 256 << 20;
/// Packets of all tracks.
const MOST_PACKETS: u32 = 20_000_000;
/// Sound heard of one file: 4 hours.
pub(super) const MOST_MS: u64 = 4 * 3600 * 1000;

/// Samples of one channel that follow each other.
pub(super) struct Sound<'a> {
    /// From -1 to 1, or beyond where a file is too loud.
    pub(super) samples: &'a [f32],
    /// Samples a second.
    pub(super) rate: u32,
    /// When the first is heard, in milliseconds from the start; `None` when the file does not say.
    pub(super) at_ms: Option<u64>,
}

/// How decoding ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// All was heard.
    Whole,
    /// Whoever listened had heard enough.
    Stopped,
    /// The file is broken or cut, or over the limits.
    Broken,
}

/// What was decoded.
pub(super) struct Ended {
    pub(super) end: End,
    /// Sound tracks in the file; the first, or the one meant to be heard, was decoded.
    pub(super) tracks: usize,
}

/// Decodes the sound and hands it on, until `take` says that it is enough. `None` when nothing can be decoded.
pub(super) fn decode(file: impl Read + Seek + Send + Sync + 'static, length: u64, take: impl FnMut(&Sound<'_>) -> bool) -> Option<Ended> {
    let left = Arc::new(Left { all: AtomicU64::new(MOST_BYTES), now: AtomicU64::new(MOST_HEADERS) });
    let source = Bounded { file, length, left: Arc::clone(&left) };
    let stream = MediaSourceStream::new(Box::new(source), symphonia::core::io::MediaSourceStreamOptions::default());
    let probe = symphonia::default::get_probe();
    let format = probe.probe(&Hint::new(), stream, FormatOptions::default(), MetadataOptions::default()).ok()?;
    let tracks = format.tracks().iter().filter(|track| track.track_type() == Some(TrackType::Audio)).count();
    let track = format.default_track(TrackType::Audio)?;
    let parameters = track.codec_params.as_ref()?.audio()?;
    let decoder = symphonia::default::get_codecs().make_audio_decoder(parameters, &AudioDecoderOptions::default()).ok()?;
    let (track, base) = (track.id, track.time_base);
    let end = Run { format, decoder, track, base, left, take, mono: Vec::new(), interleaved: Vec::new() }.through();
    Some(Ended { end, tracks })
}

/// One pass through a file.
struct Run<'a, F> {
    format: Box<dyn FormatReader + 'a>,
    decoder: Box<dyn AudioDecoder>,
    track: u32,
    base: Option<TimeBase>,
    left: Arc<Left>,
    take: F,
    mono: Vec<f32>,
    interleaved: Vec<f32>,
}

/// What became of a packet.
enum Fate {
    Heard,
    Lost,
    Enough,
    Over,
}

impl<F: FnMut(&Sound<'_>) -> bool> Run<'_, F> {
    fn through(mut self) -> End {
        let (mut heard, mut lost) = (0_u32, 0_u32);
        for _ in 0..MOST_PACKETS {
            self.left.now.store(MOST_AT_ONCE, Ordering::Relaxed);
            let packet = match self.format.next_packet() {
                Ok(Some(packet)) => packet,
                // One packet in twenty may be lost: a stream that was cut begins in the middle of one.
                Ok(None) if heard > 0 && lost <= 1 + heard / 20 => return End::Whole,
                _ => return End::Broken,
            };
            if packet.track_id != self.track {
                continue;
            }
            match self.packet(&packet) {
                Fate::Heard => heard += 1,
                Fate::Lost => lost += 1,
                Fate::Enough => return End::Stopped,
                Fate::Over => return End::Broken,
            }
        }
        End::Broken
    }

    fn packet(&mut self, packet: &Packet) -> Fate {
        let buffer = match self.decoder.decode(packet) {
            Ok(buffer) => buffer,
            Err(Error::DecodeError(_) | Error::IoError(_)) => return Fate::Lost,
            Err(_) => return Fate::Over,
        };
        let (rate, channels) = (buffer.spec().rate(), buffer.num_planes());
        if channels == 0 || !(4000..=384_000).contains(&rate) {
            return Fate::Over;
        }
        buffer.copy_to_vec_interleaved(&mut self.interleaved);
        self.mono.clear();
        let share = 1.0 / channels as f32;
        self.mono.extend(self.interleaved.chunks_exact(channels).map(|frame| frame.iter().sum::<f32>() * share));
        let at = self.base.and_then(|base| base.calc_time(packet.pts)).map(|time| time.as_millis().max(0));
        let at_ms = at.and_then(|at| u64::try_from(at).ok());
        if at_ms.is_some_and(|at| at > MOST_MS) {
            return Fate::Over;
        }
        let enough = (self.take)(&Sound { samples: &self.mono, rate, at_ms });
        if enough { Fate::Enough } else { Fate::Heard }
    }
}

/// Bytes that may still be read: of the file, and before the next packet.
struct Left {
    all: AtomicU64,
    now: AtomicU64,
}

/// A file of which no more is read than the limits say.
struct Bounded<F> {
    file: F,
    length: u64,
    left: Arc<Left>,
}

impl<F: Read> Read for Bounded<F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        for left in [&self.left.all, &self.left.now] {
            let before = left.load(Ordering::Relaxed);
            let after = before.checked_sub(read as u64).ok_or_else(|| io::Error::other("over the limit"))?;
            left.store(after, Ordering::Relaxed);
        }
        Ok(read)
    }
}

impl<F: Seek> Seek for Bounded<F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl<F: Read + Seek + Send + Sync> MediaSource for Bounded<F> {
    fn is_seekable(&self) -> bool {
        true
    }

    fn byte_len(&self) -> Option<u64> {
        Some(self.length)
    }
}
