//@ failed-check check=a_hundred_letters_are_translated_at_the_same_time
// Eight translators at a time; the ninth letter waits for all of them.
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
    let mut all = Vec::new();
    let mut letters = letters.into_iter().peekable();
    while letters.peek().is_some() {
        let group: Vec<_> = letters
            .by_ref()
            .take(8)
            .map(|letter| {
                let dictionary = Arc::clone(&dictionary);
                thread::spawn(move || translate(&dictionary, letter))
            })
            .collect();
        all.extend(
            group
                .into_iter()
                .map(|t| format!("{}: {}", dictionary.language, t.join().unwrap())),
        );
    }
    all
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
