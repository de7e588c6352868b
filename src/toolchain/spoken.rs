//! A command as `cargo -vv` tells it: its variables, its program and its arguments. Pure.

/// A command that cargo ran.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    pub(super) variables: Vec<(String, String)>,
    /// What follows the program.
    pub(super) arguments: Vec<String>,
}

/// What begins a command.
const RUNNING: &str = "Running `";

/// The commands in what cargo wrote, in its order.
pub(super) fn commands(text: &str) -> Vec<Spoken> {
    text.split(RUNNING).skip(1).map(|text| command(words(text))).collect()
}

fn command(words: Vec<String>) -> Spoken {
    let variable = |word: &String| {
        let (name, value) = word.split_once('=')?;
        let fits = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        fits.then(|| (name.to_owned(), value.to_owned()))
    };
    let variables: Vec<(String, String)> = words.iter().map_while(variable).collect();
    let arguments = words.into_iter().skip(variables.len() + 1).collect();
    Spoken { variables, arguments }
}

/// The words of a command up to the mark that ends it, as a shell would take them apart.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\'' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            c if is_quoted => word.get_or_insert_default().push(c),
            '`' => break,
            '\\' => word.get_or_insert_default().extend(rest.next()),
            c if c.is_whitespace() => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{changed_text, few, text};

    #[test]
    fn a_command_is_taken_apart_as_a_shell_would() {
        let said = "   Compiling a v0.1.0\n     Running `CARGO=/bin/cargo CARGO_PKG_DESCRIPTION='two\nlines, it'\\''s `so`' \
                    EMPTY='' /bin/rustc --crate-name a 'cfg(docsrs,test)' --edition=2024`\nerror: no\n     Running \
                    `/bin/rustc -vV`\n";
        let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            commands(said),
            [
                Spoken {
                    variables: vec![
                        pair("CARGO", "/bin/cargo"),
                        pair("CARGO_PKG_DESCRIPTION", "two\nlines, it's `so`"),
                        pair("EMPTY", ""),
                    ],
                    arguments: text(&["--crate-name", "a", "cfg(docsrs,test)", "--edition=2024"]),
                },
                Spoken { variables: Vec::new(), arguments: text(&["-vV"]) },
            ]
        );
    }

    /// A word as cargo writes it.
    fn quoted(word: &str) -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_=/,.+".contains(c);
        let plain = !word.is_empty() && word.chars().all(is_plain);
        if plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_words_read_back(arguments in vec(text(), 0..6), value in text()) {
            // What begins a command is looked for first.
            let is_begun = |text: &String| text.contains(RUNNING);
            prop_assume!(!arguments.iter().any(is_begun) && !is_begun(&value));
            let words: Vec<String> = arguments.iter().map(|word| quoted(word)).collect();
            let said = format!("     {RUNNING}A_B={} /bin/rustc {}`\nwarning: more\n", quoted(&value), words.join(" "));
            prop_assert_eq!(commands(&said), [Spoken { variables: vec![("A_B".to_owned(), value)], arguments }]);
        }

        #[test]
        fn anything_is_taken_apart(
            text in prop_oneof![text(), changed_text("     Running `A='b' /bin/rustc --crate-name a 'b`c'`\n")],
        ) {
            prop_assert!(commands(&text).len() <= text.matches(RUNNING).count());
        }
    }
}
