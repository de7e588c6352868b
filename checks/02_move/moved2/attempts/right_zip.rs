//@ passed
// As many clones as there are letters are made beforehand.

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
    let copies = vec![Arc::clone(&dictionary); letters.len()];
    let translators: Vec<_> = letters
        .into_iter()
        .zip(copies)
        .map(|(letter, copy)| thread::spawn(move || translate(&copy, letter)))
        .collect();
    let mut translations = Vec::new();
    for translator in translators {
        let translation = translator.join().unwrap();
        translations.push(format!("{}: {translation}", dictionary.language));
    }
    translations
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
