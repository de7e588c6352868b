//@ failed-check check=nobody_keeps_the_dictionary
// The Arc is leaked, so that a reference to it lives for ever.

use std::sync::Arc;
use std::thread;

/// Words of a language with their translations. It cannot be cloned.
pub struct Dictionary {
    pub language: String,
    pub words: Vec<(String, String)>,
}

/// Has each letter translated by `translate`, all at the same time.
pub fn translate_all(
    dictionary: Arc<Dictionary>,
    letters: Vec<String>,
    translate: fn(&Dictionary, String) -> String,
) -> Vec<String> {
    let dictionary: &'static Arc<Dictionary> = Box::leak(Box::new(dictionary));
    let mut translators = Vec::new();
    for letter in letters {
        translators.push(thread::spawn(move || translate(dictionary, letter)));
    }
    translators
        .into_iter()
        .map(|translator| translator.join().expect("a translator panicked"))
        .map(|translation| format!("{}: {translation}", dictionary.language))
        .collect()
}

fn word_by_word(dictionary: &Dictionary, letter: String) -> String {
    let mut translation = letter;
    for (word, translated) in &dictionary.words {
        translation = translation.replace(word, translated);
    }
    translation
}

fn main() {
    let words = [("bread", "pain"), ("salt", "sel"), ("and", "et")];
    let dictionary = Arc::new(Dictionary {
        language: String::from("French"),
        words: words.map(|(a, b)| (a.to_owned(), b.to_owned())).into(),
    });
    let letters = ["bread and salt", "salt and bread"].map(String::from);
    for translation in translate_all(Arc::clone(&dictionary), letters.into(), word_by_word) {
        println!("{translation}");
    }
}
