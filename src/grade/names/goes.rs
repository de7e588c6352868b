//! Where the value of an expression goes: to a name, to the parts of a pattern, or nowhere.

use syn::{Expr, Member, Pat};

/// Where the value of an expression goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Goes {
    /// To nothing that has a name.
    #[default]
    Nowhere,
    To(String),
    /// To the parts of a pattern.
    Apart(Vec<Goes>),
}

impl Goes {
    pub(super) fn of(pattern: &Pat) -> Goes {
        match pattern {
            Pat::Ident(ident) => Goes::To(ident.ident.to_string()),
            Pat::Type(typed) => Goes::of(&typed.pat),
            Pat::Paren(paren) => Goes::of(&paren.pat),
            Pat::Reference(reference) => Goes::of(&reference.pat),
            Pat::Tuple(tuple) => Goes::Apart(tuple.elems.iter().map(Goes::of).collect()),
            Pat::Slice(slice) => Goes::Apart(slice.elems.iter().map(Goes::of).collect()),
            Pat::TupleStruct(one) if one.elems.len() == 1 => Goes::of(&one.elems[0]),
            _ => Goes::Nowhere,
        }
    }

    /// A place that is written in the program: `slots[i]` and `self.door` go by `slots` and `door`.
    pub(super) fn of_place(place: &Expr) -> Goes {
        match place {
            Expr::Path(path) => path.path.get_ident().map_or(Goes::Nowhere, |ident| Goes::To(ident.to_string())),
            Expr::Field(field) => match &field.member {
                Member::Named(name) => Goes::To(name.to_string()),
                Member::Unnamed(index) => Goes::of_place(&field.base).part(&index.index.to_string()),
            },
            Expr::Index(index) => Goes::of_place(&index.expr),
            Expr::Unary(unary) => Goes::of_place(&unary.expr),
            Expr::Paren(paren) => Goes::of_place(&paren.expr),
            Expr::MethodCall(call) => Goes::of_place(&call.receiver),
            _ => Goes::Nowhere,
        }
    }

    /// The part of it that is called `part`.
    pub(super) fn part(&self, part: &str) -> Goes {
        match self {
            Goes::To(name) => Goes::To(format!("{name}.{part}")),
            _ => Goes::Nowhere,
        }
    }

    /// Where part number `at` goes, of a tuple or of an array.
    pub(super) fn element(&self, at: usize, is_array: bool) -> Goes {
        match self {
            Goes::Nowhere => Goes::Nowhere,
            Goes::To(name) if is_array => Goes::To(format!("{name}[{at}]")),
            Goes::To(_) => self.part(&at.to_string()),
            Goes::Apart(parts) => parts.get(at).cloned().unwrap_or(Goes::Nowhere),
        }
    }

    /// As one name; what a call returns in parts goes by all of them: `tx/rx`.
    pub(super) fn name(&self) -> Option<String> {
        match self {
            Goes::Nowhere => None,
            Goes::To(name) => Some(name.clone()),
            Goes::Apart(parts) => {
                let names: Option<Vec<String>> = parts.iter().map(Goes::name).collect();
                names.filter(|names| !names.is_empty()).map(|names| names.join("/"))
            }
        }
    }
}
