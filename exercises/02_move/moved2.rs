// moved2: the translators
//
// A translation office has one dictionary, and it is thick: nobody copies it, nor the letters. Each
// letter that comes in has a translator, a thread of its own, who takes the letter along and looks
// into the one dictionary. When all are done, the office reads in the dictionary which language it
// is, notes that on the translations, and returns them in the order of the letters.
//
// What is wrong: it does not compile. "It is in an Arc already, so that many can have it! And yet
// the first translator takes it away, and neither the second one nor the office has any."
//
// You may edit the body of translate_all. Names and signatures stay as they are, and so does
// Dictionary. When translate_all returns, nobody but its caller has the dictionary.

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
        // TODO: which of the three should the translator have all for itself?
        let translator = thread::spawn(move || translate(&dictionary, letter));
        translators.push(translator);
    }
    translators
        .into_iter()
        .map(|translator| translator.join().unwrap())
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
