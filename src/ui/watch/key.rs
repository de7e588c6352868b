//! The keys that the watcher knows, and the bytes that a terminal sends for them.
//!
//! They are decoded here and not by crossterm: its reader blocks in the middle of a sequence and cannot be stopped
//! there, and spins when the terminal is gone; a watcher must be able to end at any moment.
#![cfg_attr(windows, allow(dead_code, reason = "a console tells of keys, not of bytes"))]

/// A key, or that there was one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A letter or sign; letters in lower case.
    Char(char),
    Enter,
    Esc,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    /// Ctrl-C.
    Interrupt,
    /// One that means nothing here.
    Other,
}

const ESC: u8 = 0x1b;

/// The keys in `bytes`, and how many bytes they took. What may be the start of a sequence is left over, unless
/// `nothing_follows`.
pub(super) fn decode(bytes: &[u8], nothing_follows: bool) -> (Vec<Key>, usize) {
    let mut keys = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match one(&bytes[at..]) {
            Some((key, length)) => {
                keys.push(key);
                at += length;
            }
            None if nothing_follows => {
                keys.push(if bytes[at..] == [ESC] { Key::Esc } else { Key::Other });
                at = bytes.len();
            }
            None => break,
        }
    }
    (keys, at)
}

/// The first key of `bytes` and its length; none when more bytes may belong to it.
fn one(bytes: &[u8]) -> Option<(Key, usize)> {
    match bytes[0] {
        ESC => sequence(bytes),
        b'\r' | b'\n' => Some((Key::Enter, 1)),
        0x03 => Some((Key::Interrupt, 1)),
        0x00..0x20 | 0x7f => Some((Key::Other, 1)),
        byte if byte.is_ascii() => Some((Key::Char(char::from(byte).to_ascii_lowercase()), 1)),
        byte => {
            // A letter of another alphabet: no key of ours, but one key, not four.
            let length = match byte {
                0xc0..0xe0 => 2,
                0xe0..0xf0 => 3,
                0xf0..0xf8 => 4,
                _ => 1,
            };
            (bytes.len() >= length).then_some((Key::Other, length))
        }
    }
}

fn sequence(bytes: &[u8]) -> Option<(Key, usize)> {
    match *bytes.get(1)? {
        b'[' => {
            let end = 2 + bytes[2..].iter().position(|byte| !(0x20..0x40).contains(byte))?;
            Some((control_sequence(&bytes[2..end], bytes[end]), end + 1))
        }
        b'O' => Some((control_sequence(b"", *bytes.get(2)?), 3)),
        ESC => Some((Key::Esc, 1)),
        // Alt and a key.
        _ => Some((Key::Other, 2)),
    }
}

fn control_sequence(parameters: &[u8], last: u8) -> Key {
    match (parameters, last) {
        (b"", b'A') => Key::Up,
        (b"", b'B') => Key::Down,
        (b"", b'H') | (b"1" | b"7", b'~') => Key::Home,
        (b"", b'F') | (b"4" | b"8", b'~') => Key::End,
        (b"5", b'~') => Key::PageUp,
        (b"6", b'~') => Key::PageDown,
        _ => Key::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_enter_and_ctrl_c_are_one_byte_each() {
        let expected = vec![Key::Char('n'), Key::Char('q'), Key::Char('?'), Key::Enter, Key::Interrupt, Key::Other];
        assert_eq!(decode(b"nQ?\r\x03\x01", false), (expected, 6));
    }

    #[test]
    fn arrows_and_pages_come_in_both_dialects() {
        let bytes = b"\x1b[A\x1bOB\x1b[5~\x1b[6~\x1b[H\x1b[1~\x1bOF\x1b[8~";
        let expected = [Key::Up, Key::Down, Key::PageUp, Key::PageDown, Key::Home, Key::Home, Key::End, Key::End];
        assert_eq!(decode(bytes, false), (expected.to_vec(), bytes.len()));
    }

    #[test]
    fn a_sequence_in_two_parts_waits_for_its_second() {
        assert_eq!(decode(b"n\x1b[", false), (vec![Key::Char('n')], 1));
        assert_eq!(decode(b"\x1b[A", false), (vec![Key::Up], 3));
    }

    #[test]
    fn escape_alone_is_escape_once_nothing_follows() {
        assert_eq!(decode(b"\x1b", false), (vec![], 0));
        assert_eq!(decode(b"\x1b", true), (vec![Key::Esc], 1));
        assert_eq!(decode(b"\x1b\x1b[B", false), (vec![Key::Esc, Key::Down], 4));
    }

    #[test]
    fn what_means_nothing_is_one_key_and_never_a_letter() {
        // Ctrl-right, Alt-n, a letter of another alphabet, half a sequence.
        assert_eq!(decode("\x1b[1;5C\x1bnж".as_bytes(), false), (vec![Key::Other; 3], 10));
        assert_eq!(decode(b"\x1b[1;", true), (vec![Key::Other], 4));
    }
}
