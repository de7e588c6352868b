//! What the source calls the objects that a run shares: the name at the place where each is made.
//!
//! A run only knows the line and the column of `Mutex::new(…)`. Where its value goes from there is read off the source:
//! into a `let`, a `static`, a field, an element; out of a function, where all that call it put it into the same. Where it
//! goes elsewhere there is no name, and none is made up.

use std::collections::BTreeMap;

use proc_macro2::{Span, TokenStream};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{
    Block, Expr, ExprCall, ExprMacro, ExprMethodCall, ExprStruct, FieldValue, ImplItemConst, Item, ItemConst, ItemFn,
    ItemStatic, Local, Macro, Member, Path, Stmt, Token,
};
use unicode_width::UnicodeWidthChar;

mod derived;
mod goes;
mod pairs;
#[cfg(test)]
mod tests;

use crate::timeline::Timeline;
use crate::tokens;
use derived::Derived;
use goes::Goes;

/// What is made by a call of one of these is what its argument makes, wrapped.
const WRAPPERS: [&str; 12] = [
    "Arc",
    "Rc",
    "Box",
    "Pin",
    "Cell",
    "RefCell",
    "OnceCell",
    "LazyCell",
    "LazyLock",
    "OnceLock",
    "ManuallyDrop",
    "Cow",
];
/// Variants that only wrap.
const TRANSPARENT: [&str; 3] = ["Some", "Ok", "Err"];
/// Functions and methods whose closure makes the value, or the elements, of what they return.
const MAKERS: [&str; 16] = [
    "map",
    "map_or",
    "map_or_else",
    "or_else",
    "and_then",
    "filter_map",
    "flat_map",
    "from_fn",
    "repeat_with",
    "map_while",
    "then",
    "unwrap_or_else",
    "get_or_init",
    "or_insert_with",
    "scan",
    "successors",
];
/// Macros inside of so many others are not looked into.
const NESTED_MACROS: usize = 16;
/// Methods whose last argument goes into the receiver.
const FILLERS: [&str; 7] = ["push", "push_back", "push_front", "insert", "set", "get_or_init", "resize_with"];

/// The name that `text` gives to the `kind` (`Mutex`, `Condvar` …) that is made at `line` and `column`; both from 1, as
/// rustc's `Location` has them.
pub fn name_at(text: &str, line: u32, column: u32, kind: &str) -> Option<String> {
    Names::of(text).at(line, column, kind)
}

/// Names the objects of `timeline` that have no name yet; `text_of` has the text of each file.
pub fn name_objects(timeline: &mut Timeline, text_of: impl Fn(&str) -> Option<String>) {
    let mut files: BTreeMap<String, Names> = BTreeMap::new();
    for object in timeline.objects.iter_mut().filter(|object| object.name.is_none()) {
        let names = files
            .entry(object.file.clone())
            .or_insert_with(|| text_of(&object.file).map_or_else(Names::default, |text| Names::of(&text)));
        object.name = names.at(object.line, object.column, &object.kind);
    }
}

/// The names of what a file makes.
#[derive(Default)]
struct Names {
    /// By line and column, both from 1; while it is walked, the columns are characters, then [`shown`].
    found: Places,
    /// What a `derive(Default)` makes, all at one place: by that and by the kind.
    derived: BTreeMap<(usize, usize), Vec<Derived>>,
}

impl Names {
    fn of(text: &str) -> Names {
        // What does not parse has no names: rustc says more about it.
        tokens::with_file(text, |tree, _| Names::among(&tree.items, text)).unwrap_or_default()
    }

    fn among(items: &[Item], text: &str) -> Names {
        let mut first = Walk::default();
        items.iter().for_each(|item| first.visit_item(item));
        let mut walk = Walk { returned: first.calls.into_iter().filter_map(only_one).collect(), ..Walk::default() };
        items.iter().for_each(|item| walk.visit_item(item));
        let mut found = walk.found;
        pairs::rename(items, &mut found);
        let lines: Vec<&str> = text.lines().collect();
        let at = |(line, column): (usize, usize)| (line, shown(lines.get(line - 1).unwrap_or(&""), column));
        Names {
            found: found.into_iter().map(|(place, name)| (at(place), name)).collect(),
            derived: derived::fields(items).into_iter().map(|(place, fields)| (at(place), fields)).collect(),
        }
    }

    fn at(&self, line: u32, column: u32, kind: &str) -> Option<String> {
        let place = (usize::try_from(line).ok()?, usize::try_from(column).ok()?);
        let mut derived = self.derived.get(&place).into_iter().flatten().filter(|field| field.kind == kind);
        match (self.found.get(&place), derived.next(), derived.next()) {
            (Some(name), ..) => Some(name.clone()),
            (None, Some(only), None) => Some(only.name.clone()),
            _ => None,
        }
    }
}

/// Where all calls of a function put what it returns, if that is one place.
fn only_one((function, calls): (String, Vec<Goes>)) -> Option<(String, Goes)> {
    let first = calls.first()?.clone();
    (first != Goes::Nowhere && calls.iter().all(|goes| *goes == first)).then_some((function, first))
}

/// The column that rustc's `Location` has for character `column` of `line`, both from 1: a tab takes four, a wide
/// character two.
fn shown(line: &str, column: usize) -> usize {
    let width = |c: char| if c == '\t' { 4 } else { c.width().unwrap_or(1) };
    line.chars().take(column - 1).map(width).sum::<usize>() + 1
}

/// Names by line and column.
type Places = BTreeMap<(usize, usize), String>;

/// A walk down all expressions, with where the value of each goes.
#[derive(Default)]
struct Walk {
    goes_to: Goes,
    found: Places,
    /// Where each call of a function by its bare name puts what that returns.
    calls: BTreeMap<String, Vec<Goes>>,
    /// Where what a function returns goes, as far as it is known from an earlier walk.
    returned: BTreeMap<String, Goes>,
    /// How many macros are around.
    macros: usize,
}

impl Walk {
    /// Walks on with another place for the value.
    fn with(&mut self, goes_to: Goes, walk: impl FnOnce(&mut Walk)) {
        let before = std::mem::replace(&mut self.goes_to, goes_to);
        walk(self);
        self.goes_to = before;
    }

    fn value(&mut self, value: &Expr, goes_to: Goes) {
        self.with(goes_to, |walk| walk.visit_expr(value));
    }

    fn record(&mut self, span: Span) {
        let start = span.start();
        if let Some(name) = self.goes_to.name() {
            self.found.entry((start.line, start.column + 1)).or_insert(name);
        }
    }

    fn call(&mut self, call: &ExprCall) {
        let Expr::Path(function) = &*call.func else {
            return self.with(Goes::Nowhere, |walk| visit::visit_expr_call(walk, call));
        };
        match &function.qself {
            Some(qself) => self.record(qself.lt_token.span),
            None => self.record(start_of(&function.path)),
        }
        if let Some(function) = function.path.get_ident() {
            self.calls.entry(function.to_string()).or_default().push(self.goes_to.clone());
        }
        let segments: Vec<String> = function.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let last = segments.last().map_or("", String::as_str);
        let of_type = segments.len().checked_sub(2).map_or("", |at| segments[at].as_str());
        let is_variant = last.starts_with(char::is_uppercase);
        let passes = WRAPPERS.contains(&of_type) || TRANSPARENT.contains(&last) || MAKERS.contains(&last);
        for (at, argument) in call.args.iter().enumerate() {
            let goes_to = match () {
                () if passes => self.goes_to.clone(),
                () if is_variant => self.goes_to.element(at, false),
                () => Goes::Nowhere,
            };
            self.argument(argument, goes_to, passes);
        }
    }

    fn method(&mut self, call: &ExprMethodCall) {
        self.record(call.method.span());
        self.visit_expr(&call.receiver);
        let method = call.method.to_string();
        let makes = MAKERS.contains(&method.as_str());
        let last = call.args.len().saturating_sub(1);
        for (at, argument) in call.args.iter().enumerate() {
            let goes_to = match () {
                () if FILLERS.contains(&method.as_str()) && at == last => Goes::of_place(&call.receiver),
                () if makes => self.goes_to.clone(),
                () => Goes::Nowhere,
            };
            self.argument(argument, goes_to, makes || method == "resize_with");
        }
    }

    /// An argument; what a closure returns goes on only where the function passes it through.
    fn argument(&mut self, argument: &Expr, goes_to: Goes, passes: bool) {
        match argument {
            Expr::Closure(closure) if passes => self.value(&closure.body, goes_to),
            _ => self.value(argument, goes_to),
        }
    }

    fn fields(&mut self, literal: &ExprStruct) {
        for FieldValue { member, expr, .. } in &literal.fields {
            let name = match member {
                Member::Named(name) => name.to_string(),
                Member::Unnamed(index) => index.index.to_string(),
            };
            let goes_to = match self.goes_to.part(&name) {
                Goes::Nowhere => Goes::To(name),
                part => part,
            };
            self.value(expr, goes_to);
        }
        if let Some(rest) = &literal.rest {
            self.value(rest, Goes::Nowhere);
        }
    }

    /// A block's value is its last expression's.
    fn block(&mut self, block: &Block) {
        for (at, statement) in block.stmts.iter().enumerate() {
            match statement {
                Stmt::Expr(value, None) if at + 1 == block.stmts.len() => self.visit_expr(value),
                Stmt::Macro(last) if at + 1 == block.stmts.len() && last.semi_token.is_none() => self.macro_(&last.mac),
                _ => self.with(Goes::Nowhere, |walk| walk.visit_stmt(statement)),
            }
        }
    }

    fn elements<'e>(&mut self, elements: impl IntoIterator<Item = &'e Expr>, is_array: bool) {
        for (at, element) in elements.into_iter().enumerate() {
            self.value(element, self.goes_to.element(at, is_array));
        }
    }

    fn macro_(&mut self, mac: &Macro) {
        self.record(start_of(&mac.path));
        // Each is read anew inside of the one around it.
        if self.macros < NESTED_MACROS {
            self.macros += 1;
            self.inside_macro(mac);
            self.macros -= 1;
        }
    }

    fn inside_macro(&mut self, mac: &Macro) {
        let list = Punctuated::<Expr, Token![,]>::parse_terminated;
        if mac.path.segments.last().is_some_and(|last| last.ident == "vec") {
            if let Ok(elements) = list.parse2(mac.tokens.clone()) {
                self.elements(&elements, true);
            } else if let Ok((element, _count)) = repeated.parse2(mac.tokens.clone()) {
                self.visit_expr(&element);
            }
            return;
        }
        self.with(Goes::Nowhere, |walk| {
            // `thread_local!` holds items, the last one often without its semicolon; others hold expressions or statements.
            let with_semicolon: TokenStream =
                mac.tokens.clone().into_iter().chain(";".parse::<TokenStream>().into_iter().flatten()).collect();
            if let Ok(arguments) = list.parse2(mac.tokens.clone()) {
                arguments.iter().for_each(|argument| walk.visit_expr(argument));
            } else if let Ok(statements) =
                Block::parse_within.parse2(mac.tokens.clone()).or_else(|_| Block::parse_within.parse2(with_semicolon))
            {
                statements.iter().for_each(|statement| walk.visit_stmt(statement));
            }
        });
    }
}

/// `element; count`.
fn repeated(input: syn::parse::ParseStream<'_>) -> syn::Result<(Expr, Expr)> {
    let element = input.parse()?;
    input.parse::<Token![;]>()?;
    Ok((element, input.parse()?))
}

fn start_of(path: &Path) -> Span {
    match (&path.leading_colon, path.segments.first()) {
        (Some(colons), _) => colons.spans[0],
        (None, Some(first)) => first.ident.span(),
        (None, None) => Span::call_site(),
    }
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        let returned = self.returned.get(&function.sig.ident.to_string()).cloned().unwrap_or_default();
        self.with(returned, |walk| walk.block(&function.block));
    }

    fn visit_local(&mut self, local: &'ast Local) {
        let Some(init) = &local.init else { return };
        self.value(&init.expr, Goes::of(&local.pat));
        if let Some((_, diverge)) = &init.diverge {
            self.value(diverge, Goes::Nowhere);
        }
    }

    fn visit_item_static(&mut self, item: &'ast ItemStatic) {
        self.value(&item.expr, Goes::To(item.ident.to_string()));
    }

    fn visit_item_const(&mut self, item: &'ast ItemConst) {
        self.value(&item.expr, Goes::To(item.ident.to_string()));
    }

    fn visit_impl_item_const(&mut self, item: &'ast ImplItemConst) {
        self.value(&item.expr, Goes::To(item.ident.to_string()));
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        self.macro_(mac);
    }

    fn visit_block(&mut self, block: &'ast Block) {
        self.block(block);
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Call(call) => self.call(call),
            Expr::MethodCall(call) => self.method(call),
            Expr::Struct(literal) => self.fields(literal),
            Expr::Tuple(tuple) => self.elements(&tuple.elems, false),
            Expr::Array(array) => self.elements(&array.elems, true),
            Expr::Repeat(repeat) => self.visit_expr(&repeat.expr),
            Expr::Macro(ExprMacro { mac, .. }) => self.macro_(mac),
            Expr::Assign(assign) => self.value(&assign.right, Goes::of_place(&assign.left)),
            Expr::Block(block) => self.block(&block.block),
            Expr::Unsafe(block) => self.block(&block.block),
            Expr::Const(block) => self.block(&block.block),
            Expr::Paren(paren) => self.visit_expr(&paren.expr),
            Expr::Group(group) => self.visit_expr(&group.expr),
            Expr::Reference(reference) => self.visit_expr(&reference.expr),
            Expr::Unary(unary) => self.visit_expr(&unary.expr),
            Expr::Try(tried) => self.visit_expr(&tried.expr),
            Expr::Cast(cast) => self.visit_expr(&cast.expr),
            Expr::If(choice) => {
                self.value(&choice.cond, Goes::Nowhere);
                self.block(&choice.then_branch);
                if let Some((_, other)) = &choice.else_branch {
                    self.visit_expr(other);
                }
            }
            Expr::Match(choice) => {
                self.value(&choice.expr, Goes::Nowhere);
                choice.arms.iter().for_each(|arm| self.visit_expr(&arm.body));
            }
            _ => self.with(Goes::Nowhere, |walk| visit::visit_expr(walk, expr)),
        }
    }
}
