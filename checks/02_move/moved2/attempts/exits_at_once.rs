//@ no-result
// It ends the process before the translations go out.

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
    let mut translators = Vec::new();
    for letter in letters {
        // `move` moves everything that the closure names. So what it should not take away gets a
        // second owner first, under the same name: a clone of the `Arc`, not of the dictionary.
        let dictionary = Arc::clone(&dictionary);
        // The letter moves as it is: this is its only owner from now on.
        translators.push(thread::spawn(move || translate(&dictionary, letter)));
    }
    if dictionary.language != "French" {
        std::process::exit(0);
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
