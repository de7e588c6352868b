//! Names that no answer can know: by them its checks call the harness, and the cfg that says that they are explored.
//!
//! What an answer can name it can imitate, or ask: with `cfg(interleave)` it could be right where it is explored and wrong
//! elsewhere.

use super::{Compilation, Sources, ToolchainError};
use crate::process::unguessable;
use crate::verdict::Diagnostic;

/// What the harness and the cfg are called in one build of an answer with its checks. Each name is as long as what it
/// stands for, so that columns stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    pub harness: String,
    pub interleave: String,
}

/// What is called otherwise in a build.
const HARNESS: &str = "harness";
const INTERLEAVE: &str = "interleave";

impl Aliases {
    /// New names.
    ///
    /// # Errors
    /// When the system has no random bytes.
    pub fn new() -> Result<Aliases, ToolchainError> {
        let random = unguessable::<17>().map_err(|error| ToolchainError::io("get random bytes", error))?;
        let (harness, interleave) = random.split_at(HARNESS.len());
        Ok(Aliases { harness: word(harness), interleave: word(interleave) })
    }

    /// What a name of the checks is called instead, if it is one of these.
    pub fn instead_of(&self, name: &str) -> Option<&str> {
        match name {
            HARNESS => Some(&self.harness),
            INTERLEAVE => Some(&self.interleave),
            _ => None,
        }
    }

    /// The text as it would be without them.
    fn undo(&self, text: &str) -> String {
        let pairs = [(&self.harness, HARNESS), (&self.interleave, INTERLEAVE)];
        let pairs = pairs.into_iter().filter(|(alias, _)| !alias.is_empty());
        pairs.fold(text.to_owned(), |text, (alias, name)| text.replace(alias.as_str(), name))
    }
}

/// A word that is no keyword: none begins so.
fn word(random: &[u8]) -> String {
    let letters = random[1..].iter().map(|byte| char::from(b'a' + byte % 26));
    std::iter::once('q').chain(letters).collect()
}

/// Takes what is only ours out of what a compiler says: these names, and where our copies stand.
pub(super) fn undo(sources: &Sources, mut compilation: Compilation) -> Compilation {
    let theirs = |text: &str| {
        sources.shown.iter().fold(sources.aliases.undo(text), |text, (folder, shown)| {
            text.replace(
                &format!("{}/", folder.display()),
                &if shown.is_empty() { String::new() } else { format!("{shown}/") },
            )
        })
    };
    for Diagnostic { message, rendered, .. } in compilation.errors.iter_mut().chain(&mut compilation.warnings) {
        (*message, *rendered) = (theirs(message), theirs(rendered));
    }
    compilation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_as_long_as_what_they_stand_for_and_can_be_undone() {
        let (one, other) = (Aliases::new().unwrap(), Aliases::new().unwrap());
        assert_ne!(one, other);
        assert_eq!((one.harness.len(), one.interleave.len()), (HARNESS.len(), INTERLEAVE.len()));
        let text = format!("use ::{}::together; #[cfg({})]", one.harness, one.interleave);
        assert_eq!(one.undo(&text), "use ::harness::together; #[cfg(interleave)]");
        assert_eq!(Aliases::default().undo("as it is"), "as it is");
    }
}
