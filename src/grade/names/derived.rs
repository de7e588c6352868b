//! Fields that `#[derive(Default)]` makes: all of them at one place, where the derive says `Default`.

use std::collections::BTreeMap;

use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::{Attribute, Ident, Item, ItemStruct, Type};

use super::start_of;

/// A field that is made.
pub(super) struct Derived {
    /// Its type's last name: `Mutex`.
    pub(super) kind: String,
    pub(super) name: String,
}

/// The fields of each struct among these items, and inside of them, that derives `Default`, by line and column of that word,
/// both from 1.
pub(super) fn fields(items: &[Item]) -> BTreeMap<(usize, usize), Vec<Derived>> {
    let mut walk = Walk::default();
    items.iter().for_each(|item| walk.visit_item(item));
    walk.found
}

#[derive(Default)]
struct Walk {
    found: BTreeMap<(usize, usize), Vec<Derived>>,
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        if let Some(place) = item.attrs.iter().find_map(default_of) {
            let fields = item.fields.iter().filter_map(|field| {
                let name = field.ident.as_ref()?.to_string();
                Some(Derived { kind: last_name(&field.ty)?.to_string(), name })
            });
            self.found.insert((place.start().line, place.start().column + 1), fields.collect());
        }
        visit::visit_item_struct(self, item);
    }
}

/// Where a `derive` says `Default`.
fn default_of(attribute: &Attribute) -> Option<Span> {
    let mut found = None;
    if attribute.path().is_ident("derive") {
        // What is no list of paths derives nothing.
        let _ = attribute.parse_nested_meta(|meta| {
            let path = &meta.path;
            if path.segments.last().is_some_and(|last| last.ident == "Default") {
                found = Some(start_of(path));
            }
            Ok(())
        });
    }
    found
}

fn last_name(ty: &Type) -> Option<&Ident> {
    let Type::Path(path) = ty else { return None };
    path.path.segments.last().map(|last| &last.ident)
}
