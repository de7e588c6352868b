//! The words are counted on a thread that owns the text: count_words returns while the text is
//! still being read, and the text is closed when the thread has ended.

use super::count_words;
use ::harness::together;
use std::io::{self, Read};
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;

/// Several numbers, so that none can be written down beforehand, and a text that comes in two
/// pieces, as from a slow disk.
#[test]
fn the_words_are_counted() {
    let count = |min_letters: usize, begin: &'static str, end: &'static str| -> usize {
        let text = begin.as_bytes().chain(end.as_bytes());
        let handle: JoinHandle<usize> = count_words(min_letters, Box::new(text));
        handle.join().expect("the thread panicked")
    };
    // The ü is one letter, and two bytes.
    for (min_letters, words) in [(0, 4), (4, 3), (5, 2), (6, 0)] {
        let counted: usize = count(min_letters, "one thr", "ee fünf seven");
        assert!(
            counted == words,
            "{words} words of \"one three fünf seven\" have at least {min_letters} letters, \
             not {counted}",
        );
    }
    let counted: usize = count(1, "", "");
    assert!(counted == 0, "an empty text has no words, not {counted}");
}

/// Reading the text cannot go on until count_words has returned.
#[test]
fn count_words_returns_while_the_text_is_still_being_read() {
    let handle: JoinHandle<usize> = count_words(3, Box::new(SlowText));
    meet();
    let counted: usize = handle.join().expect("the thread panicked");
    assert!(counted == 0, "an empty text has no words, not {counted}");
}

fn meet() {
    together(
        2,
        "count_words did not return while the text was still being read",
    );
}

/// A text that is empty, and says so only when it has met the caller.
struct SlowText;

impl Read for SlowText {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        meet();
        Ok(0)
    }
}

/// The thread owns the text, so the text is dropped when the thread ends.
#[test]
fn the_text_is_closed_when_the_thread_has_ended() {
    let (closed, is_closed) = mpsc::channel::<()>();
    let handle: JoinHandle<usize> = count_words(3, Box::new(OpenText(closed)));
    handle.join().expect("the thread panicked");
    assert!(
        is_closed.try_recv().is_ok(),
        "the thread has ended, and the text is still open"
    );
}

/// An empty text that tells when it is closed.
struct OpenText(Sender<()>);

impl Read for OpenText {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Ok(0)
    }
}

impl Drop for OpenText {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}
