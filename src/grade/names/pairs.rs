//! Parts of a shared pair that the program takes apart go by the names that it gives them there.
//!
//! `let pair = Arc::new((Mutex::new(false), Condvar::new()))` names neither; `let (lock, bell) = &*pair` does.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Expr, Item, Local, Pat};

/// Renames `pair.0` to `lock` where every taking apart of `pair`, or of a clone of it, calls it so.
pub(super) fn rename(items: &[Item], found: &mut BTreeMap<(usize, usize), String>) {
    let mut walk = Walk::default();
    items.iter().for_each(|item| walk.visit_item(item));
    let mut called: BTreeMap<(&str, usize), BTreeSet<&str>> = BTreeMap::new();
    for (taken, parts) in &walk.apart {
        let origin = walk.origin(taken);
        for (at, part) in parts.iter().enumerate() {
            called.entry((origin, at)).or_default().extend(part.as_deref());
        }
    }
    for name in found.values_mut() {
        let Some((whole, part)) = name.rsplit_once('.') else { continue };
        let Ok(part) = part.parse::<usize>() else { continue };
        let Some(names) = called.get(&(whole, part)) else { continue };
        if let (1, Some(&only)) = (names.len(), names.first()) {
            *name = only.to_owned();
        }
    }
}

/// A clone of a clone is followed so far.
const CLONES: usize = 64;

#[derive(Default)]
struct Walk {
    /// What is taken apart, and the names of its parts.
    apart: Vec<(String, Vec<Option<String>>)>,
    /// What is a clone of, or a reference to, what.
    clone_of: BTreeMap<String, String>,
}

impl Walk {
    /// The name of what `name` is a clone of.
    fn origin<'w>(&'w self, name: &'w str) -> &'w str {
        let mut name = name;
        for _ in 0..CLONES {
            match self.clone_of.get(name) {
                Some(origin) if origin != name => name = origin,
                _ => break,
            }
        }
        name
    }
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_local(&mut self, local: &'ast Local) {
        if let Some(from) = local.init.as_ref().and_then(|init| source(&init.expr)) {
            match &local.pat {
                Pat::Tuple(tuple) => self.apart.push((from, tuple.elems.iter().map(ident).collect())),
                pattern => {
                    if let Some(to) = ident(pattern) {
                        self.clone_of.insert(to, from);
                    }
                }
            }
        }
        visit::visit_local(self, local);
    }
}

fn ident(pattern: &Pat) -> Option<String> {
    match pattern {
        Pat::Ident(ident) => Some(ident.ident.to_string()),
        Pat::Type(typed) => ident(&typed.pat),
        Pat::Reference(reference) => ident(&reference.pat),
        _ => None,
    }
}

/// The variable that `value` is a clone of or refers to.
fn source(value: &Expr) -> Option<String> {
    match value {
        Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
        Expr::Reference(reference) => source(&reference.expr),
        Expr::Unary(unary) => source(&unary.expr),
        Expr::Paren(paren) => source(&paren.expr),
        Expr::MethodCall(call) if ["clone", "as_ref", "deref"].iter().any(|name| call.method == name) => {
            source(&call.receiver)
        }
        Expr::Call(call) => match (&*call.func, call.args.first()) {
            (Expr::Path(path), Some(argument))
                if path.path.segments.last().is_some_and(|last| last.ident == "clone") && call.args.len() == 1 =>
            {
                source(argument)
            }
            _ => None,
        },
        _ => None,
    }
}
