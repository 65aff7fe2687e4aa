//! How much may be held in memory at once by all threads that look at pictures.
//!
//! Knows bytes and turns. Refuses to know what they are for.

use std::sync::{Condvar, Mutex, PoisonError};

/// Bytes that all pictures being looked at may take together.
const ROOM: u64 = 512 << 20;

/// Lets so much work through at a time.
#[derive(Debug)]
pub(super) struct Gate {
    free: Mutex<u64>,
    turn: Condvar,
}

impl Default for Gate {
    fn default() -> Self {
        Self { free: Mutex::new(ROOM), turn: Condvar::new() }
    }
}

/// A place inside, given back however the work ends.
struct Inside<'a> {
    gate: &'a Gate,
    taken: u64,
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        *self.gate.free.lock().unwrap_or_else(PoisonError::into_inner) += self.taken;
        self.gate.turn.notify_all();
    }
}

impl Gate {
    /// Does work that takes about so many bytes, when there is room for it. Work larger than the room waits for all of it.
    pub(super) fn through<T>(&self, bytes: u64, work: impl FnOnce() -> T) -> T {
        let taken = bytes.min(ROOM);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        while *free < taken {
            free = self.turn.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= taken;
        drop(free);
        let _inside = Inside { gate: self, taken };
        work()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::{Gate, ROOM};

    #[test]
    fn never_more_than_the_room_is_inside_and_all_come_through() {
        let (gate, inside, most) = (Gate::default(), AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for size in [ROOM / 3, ROOM / 2, ROOM * 9, ROOM / 3, 1, ROOM / 2, ROOM] {
                let (gate, inside, most) = (&gate, &inside, &most);
                scope.spawn(move || {
                    gate.through(size, || {
                        let now = inside.fetch_add(size.min(ROOM), Ordering::SeqCst) + size.min(ROOM);
                        most.fetch_max(now, Ordering::SeqCst);
                        std::thread::yield_now();
                        inside.fetch_sub(size.min(ROOM), Ordering::SeqCst);
                    });
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= ROOM);
        assert_eq!(*gate.free.lock().expect("nobody panicked"), ROOM);
    }
}
