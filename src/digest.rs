//! A digest of several texts, so that neither of them can pass for a part of its neighbour: what records and caches go by.

use blake3::Hasher;

/// The texts that were added so far.
#[derive(Default)]
pub(crate) struct Digest(Hasher);

impl Digest {
    /// Adds one text, with its length before it.
    pub(crate) fn add(&mut self, text: impl AsRef<[u8]>) {
        let text = text.as_ref();
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text);
    }

    /// The first so many hexadecimal digits, of 64.
    pub(crate) fn hex(&self, digits: usize) -> String {
        self.0.finalize().to_hex()[..digits].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> String {
        let mut digest = Digest::default();
        texts.iter().for_each(|text| digest.add(text));
        digest.hex(32)
    }

    #[test]
    fn where_one_text_ends_and_the_next_begins_matters() {
        assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["ab", ""]), of(&["ab"]));
    }
}
