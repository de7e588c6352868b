//! Rust texts taken apart, however they were written: who reads an answer must not fall over one.
//!
//! syn follows a text by recursion, and so does whoever walks or drops its trees: some 300 `A<A<A<…`, or a sum of a few
//! thousand, and a thread's stack is used up, which ends the whole grader. So a text's depth is known before syn sees it,
//! and what follows it stands on a stack that is large enough for that depth.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use proc_macro2::{Delimiter, LexError, Punct, Spacing, TokenStream, TokenTree, token_stream};

/// The deepest text that is followed. People's programs stay far below it.
const DEEPEST: usize = 2000;
/// What a token takes of the stack at most, in bytes: 42 KiB were seen without optimisation, 4.4 with it.
const A_TOKEN: usize = if cfg!(debug_assertions) { 64 << 10 } else { 8 << 10 };
/// What there is on any stack, in bytes: a thread's is of 2 MiB.
const AT_HAND: usize = 3 << 19;
/// The longest number that is read, in bytes: syn's time grows with the square of that.
const LONGEST_NUMBER: usize = 1000;

/// Why a text is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is no Rust, or syntax that syn does not know: where, in bytes, and why; nothing where it has not even tokens.
    NoRust(Range<usize>, String),
    /// It is nested more deeply than can be followed, or the system gives no stack for it.
    TooDeep,
}

/// What `read` makes of the text's tree, and of its tokens.
///
/// # Errors
/// When there is no tree of it.
pub(crate) fn with_file<T: Send>(
    text: &str,
    read: impl FnOnce(&syn::File, TokenStream) -> T + Send,
) -> Result<T, Refused> {
    let refused = |error: syn::Error| Refused::NoRust(error.span().byte_range(), error.to_string());
    let follow = |tokens: TokenStream| {
        let file = syn::parse2(tokens.clone()).map_err(refused)?;
        Ok(read(&file, tokens))
    };
    let tokens = lexed(text)?;
    match depth(tokens.clone()) {
        depth if depth * A_TOKEN <= AT_HAND => follow(tokens),
        depth if depth <= DEEPEST => thread::scope(|scope| {
            let stack = thread::Builder::new().stack_size(DEEPEST * A_TOKEN);
            // Tokens stay on the thread that made them.
            let work = stack.spawn_scoped(scope, || follow(lexed(text)?)).map_err(|_| Refused::TooDeep)?;
            work.join().unwrap_or_else(|panic| resume_unwind(panic))
        }),
        _ => Err(Refused::TooDeep),
    }
}

fn lexed(text: &str) -> Result<TokenStream, Refused> {
    text.parse().map_err(|error: LexError| Refused::NoRust(error.span().byte_range(), String::new()))
}

/// Every token, those inside of brackets right after the bracket.
pub(crate) fn all(tokens: TokenStream) -> impl Iterator<Item = TokenTree> {
    let mut open = vec![tokens.into_iter()];
    std::iter::from_fn(move || {
        loop {
            match open.last_mut()?.next() {
                None => drop(open.pop()),
                Some(token) => {
                    if let TokenTree::Group(group) = &token {
                        open.push(group.stream().into_iter());
                    }
                    return Some(token);
                }
            }
        }
    })
}

/// How deep a tree these tokens can have at most: each level takes a token at least, and none reaches past the end of a
/// [`Part`].
fn depth(tokens: TokenStream) -> usize {
    let mut open = vec![Level::of(tokens)];
    loop {
        let Some(level) = open.last_mut() else { return 0 };
        match level.next_bracket() {
            Some(inside) => open.push(Level::of(inside)),
            None => {
                let deepest = level.before.max(level.part.depth());
                open.pop();
                match open.last_mut() {
                    Some(around) => around.part.inside = around.part.inside.max(deepest),
                    None => return deepest,
                }
            }
        }
    }
}

/// What stands in one bracket, while it is counted.
struct Level {
    rest: token_stream::IntoIter,
    part: Part,
    /// How deep the parts before it were.
    before: usize,
}

/// Tokens that may all stand inside of each other. A part ends at a `;`, at a `,` that surely separates, and where
/// something new begins behind a block.
#[derive(Default)]
struct Part {
    tokens: usize,
    /// How deep its deepest bracket is.
    inside: usize,
    /// How many `<` may still be open: then a `,` does not end it.
    angles: usize,
    /// Whether there was a `|`, which may begin the parameters of a closure.
    has_bar: bool,
    /// The token before, where that matters.
    after: After,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum After {
    Block,
    /// A `-` or a `=`, which makes an arrow of a `>`.
    Shaft,
    /// A `|` that may be half of a `||`, which begins no parameters.
    HalfOr,
    #[default]
    Other,
}

impl Level {
    fn of(tokens: TokenStream) -> Level {
        Level { rest: tokens.into_iter(), part: Part::default(), before: 0 }
    }

    /// Goes on to the next bracket, and gives what stands in it.
    fn next_bracket(&mut self) -> Option<TokenStream> {
        for token in self.rest.by_ref() {
            if self.part.ends_before(&token) {
                self.before = self.before.max(self.part.depth());
                self.part = Part::default();
            }
            self.part.add(&token);
            if let TokenTree::Group(group) = token {
                return Some(group.stream());
            }
        }
        None
    }
}

impl Part {
    fn depth(&self) -> usize {
        self.tokens + self.inside
    }

    fn ends_before(&self, token: &TokenTree) -> bool {
        let after_block = self.after == After::Block;
        match token {
            TokenTree::Punct(mark) => match mark.as_char() {
                ';' => true,
                ',' => self.angles == 0 && !self.has_bar,
                '#' => after_block,
                _ => false,
            },
            TokenTree::Ident(word) => after_block && word != "else" && word != "as",
            TokenTree::Literal(_) => after_block,
            TokenTree::Group(_) => false,
        }
    }

    fn add(&mut self, token: &TokenTree) {
        self.tokens += 1;
        let before = std::mem::take(&mut self.after);
        let joint = |mark: &Punct| mark.spacing() == Spacing::Joint;
        match token {
            TokenTree::Punct(mark) if before == After::HalfOr && mark.as_char() == '|' => return,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => self.after = After::Block,
            TokenTree::Punct(mark) => match mark.as_char() {
                '<' => self.angles += 1,
                '>' if before != After::Shaft => self.angles = self.angles.saturating_sub(1),
                '-' | '=' if joint(mark) => self.after = After::Shaft,
                '|' if joint(mark) => self.after = After::HalfOr,
                '|' => self.has_bar = true,
                _ => {}
            },
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                if text.len() > LONGEST_NUMBER && text.starts_with(|first: char| first.is_ascii_digit()) {
                    self.tokens += DEEPEST;
                }
            }
            _ => {}
        }
        self.has_bar |= before == After::HalfOr;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{few, rust};

    /// Texts that are so deep that syn alone would end the process, by how they are written.
    fn deep(levels: usize) -> Vec<String> {
        let wrapped = |open: &str, close: &str| format!("{}1{}", open.repeat(levels), close.repeat(levels));
        let expressions = [
            ("(", ")"),
            ("[", "]"),
            ("{", "}"),
            ("- ", ""),
            ("!", ""),
            ("& ", ""),
            ("*", ""),
            ("|x| ", ""),
            ("|x, y| ", ""),
            ("1 | |x, y| ", ""),
            ("f(a, ", ")"),
            ("", " + 1"),
            ("", ".b()"),
            ("", "?"),
            ("a = ", ""),
            ("return ", ""),
            ("if a {} else ", " {}"),
            ("match 1 { _ => ", " }"),
            ("unsafe { ", " }"),
            (".. ", ""),
            ("", " as u8"),
            ("async move ", ""),
            ("<", " as A>::a"),
            ("A { a: 1, b: ", " }"),
            ("move || ", ""),
            ("f::<A, B>(a, ", ")"),
            ("m!(", ")"),
            ("vec![", "]"),
            ("'a: loop { ", " }"),
            ("break ", ""),
            ("", " == 1 && 1"),
        ];
        let types = [
            ("&", ""),
            ("A<", " >"),
            ("A<B, ", " >"),
            ("fn() -> ", ""),
            ("impl Fn(u8) -> ", ""),
            ("(", ",)"),
            ("*const ", ""),
        ];
        let items = [
            ("mod a {", "}"),
            ("fn f() { ", " }"),
            ("impl A { const A: u8 = { ", " }; }"),
            ("trait A { fn a() { ", " } }"),
        ];
        let expressions =
            expressions.iter().map(|(open, close)| format!("fn main() {{ let a = {}; }}", wrapped(open, close)));
        let types =
            types.iter().map(|(open, close)| format!("fn f(a: {}) {{}}", wrapped(open, close).replace('1', "u8")));
        let items = items.iter().map(|(open, close)| wrapped(open, close).replace('1', ""));
        let others = [
            format!("use {}a{};", "a::{b, ".repeat(levels), "}".repeat(levels)),
            format!("#[{}{}]\nfn main() {{}}", "a(".repeat(levels), ")".repeat(levels)),
            format!("fn main() {{ let {}a{} = 1; }}", "(".repeat(levels), ")".repeat(levels)),
            format!("fn main() {{ {}", "(".repeat(levels)),
        ];
        expressions.chain(types).chain(items).chain(others).collect()
    }

    #[test]
    fn a_deep_text_is_refused_and_ends_nothing() {
        for text in deep(4000) {
            let refused = with_file(&text, |_, _| ()).expect_err(&text[..60]);
            // What does not close is no Rust, however deep.
            assert!(refused == Refused::TooDeep || text.ends_with('('), "{refused:?}: {}", &text[..60]);
        }
    }

    #[test]
    fn up_to_the_limit_the_stack_is_large_enough() {
        let mut followed = 0;
        for levels in [5, 600, 1900] {
            for text in deep(levels) {
                followed += usize::from(with_file(&text, |_, _| ()).is_ok());
            }
        }
        assert!(followed > 60, "{followed}");
    }

    #[test]
    fn a_number_of_a_million_digits_is_refused() {
        assert_eq!(with_file(&format!("const A: u8 = {};", "9".repeat(1_000_000)), |_, _| ()), Err(Refused::TooDeep));
        assert_eq!(with_file(&format!("const A: &str = \"{}\";", "9".repeat(1_000_000)), |_, _| ()), Ok(()));
    }

    #[test]
    fn long_texts_are_not_deep() {
        let arms = "        A::B(a, b) if a < b => { f(a); }\n        A::C { .. } => g(),\n".repeat(2000);
        for text in [
            "/// About.\n#[test]\nfn a() { let a = [1, 2]; f(|x| x); }\n".repeat(2000),
            format!("fn main() {{ match a {{\n{arms} }} }}"),
            format!("const A: [u8; 9] = [{}];", "1, ".repeat(20_000)),
            format!("fn main() {{ {} }}", "if a { b } else { c } let d: HashMap<A, B> = f(e); ".repeat(2000)),
        ] {
            assert_eq!(with_file(&text, |_, _| ()), Ok(()), "{}", &text[..60]);
        }
    }

    #[test]
    fn all_is_every_token() {
        let tokens: TokenStream = "a (b [c] {}) d".parse().unwrap();
        let words: Vec<String> = all(tokens).map(|token| token.to_string().chars().take(1).collect()).collect();
        assert_eq!(words.concat(), "a(b[c{d");
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_text_is_followed_or_refused(text in rust()) {
            let _ = with_file(&text, |file, _| file.items.len());
        }
    }
}
