//! What the kernel tells of a file or a folder, counted: nothing that happened is missed, however slow the test.

use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init};
use rustix::io::Errno;

/// A count that begins when it is made.
pub(super) struct Tally {
    told: OwnedFd,
}

impl Tally {
    /// Of what is made in a folder.
    pub(super) fn made_in(folder: &Path) -> Tally {
        Tally::of(folder, WatchFlags::CREATE)
    }

    /// Of how often a file is opened. The kernel may tell of several times in a row as one; never of none.
    pub(super) fn opened(file: &Path) -> Tally {
        Tally::of(file, WatchFlags::OPEN)
    }

    fn of(path: &Path, what: WatchFlags) -> Tally {
        let told = init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).expect("the kernel tells");
        add_watch(&told, path, what).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Tally { told }
    }

    /// How often it happened since the last time that this was asked.
    pub(super) fn more(&self) -> usize {
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut reader = Reader::new(&self.told, &mut buffer);
        let mut count = 0;
        loop {
            match reader.next() {
                Ok(event) => {
                    assert!(!event.events().contains(ReadFlags::QUEUE_OVERFLOW), "the kernel has lost count");
                    count += usize::from(!event.events().contains(ReadFlags::IGNORED));
                }
                Err(Errno::AGAIN) => return count,
                Err(error) => panic!("what the kernel tells cannot be read: {error}"),
            }
        }
    }
}
