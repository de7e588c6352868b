//! `#[test]` for explored programs: the function stays what it is, and is known by its name when the library is loaded.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// See `std`'s `#[test]`.
#[proc_macro_attribute]
pub fn test(_: TokenStream, item: TokenStream) -> TokenStream {
    let (attributes, function) = split(item);
    let Some(name) = name(&function) else {
        return "::core::compile_error!(\"the `#[test]` attribute may only be used on a free function\");"
            .parse()
            .unwrap_or_default();
    };
    let has = |wanted: &str| attributes.iter().any(|attribute| starts_with(attribute, wanted));
    let (should_panic, ignored) = (has("should_panic"), has("ignore"));
    let mut output = TokenStream::new();
    for attribute in attributes.iter().filter(|it| !starts_with(it, "should_panic") && !starts_with(it, "ignore")) {
        output.extend("#".parse::<TokenStream>());
        output.extend([TokenTree::Group(attribute.clone())]);
    }
    output.extend(function);
    let registered = format!(
        "const _: () = {{
            static TEST: ::std::Registered = ::std::Registered {{
                module: ::core::module_path!(),
                name: ::core::stringify!({name}),
                run: || ::std::process::Termination::report({name}()),
                should_panic: {should_panic},
                ignored: {ignored},
            }};
            extern \"C\" fn register() {{ ::std::register(&TEST) }}
            // SAFETY: the loader calls what stands in this section, once, with arguments that a C function may ignore.
            #[used]
            #[cfg_attr(target_os = \"linux\", unsafe(link_section = \".init_array\"))]
            #[cfg_attr(target_os = \"macos\", unsafe(link_section = \"__DATA,__mod_init_func\"))]
            #[cfg_attr(windows, unsafe(link_section = \".CRT$XCU\"))]
            static REGISTER: extern \"C\" fn() = register;
        }};"
    );
    output.extend(registered.parse::<TokenStream>());
    output
}

/// The attributes of an item, each as its brackets, and the rest.
fn split(item: TokenStream) -> (Vec<Group>, TokenStream) {
    let mut attributes = Vec::new();
    let mut tokens = item.into_iter().peekable();
    while let Some(TokenTree::Punct(mark)) = tokens.peek() {
        if mark.as_char() != '#' {
            break;
        }
        tokens.next();
        match tokens.next() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => attributes.push(group),
            _ => break,
        }
    }
    (attributes, tokens.collect())
}

fn starts_with(attribute: &Group, word: &str) -> bool {
    matches!(attribute.stream().into_iter().next(), Some(TokenTree::Ident(first)) if first.to_string() == word)
}

/// The function's name.
fn name(function: &TokenStream) -> Option<Ident> {
    let mut tokens = function.clone().into_iter();
    tokens.find(|token| matches!(token, TokenTree::Ident(word) if word.to_string() == "fn"))?;
    match tokens.next()? {
        TokenTree::Ident(name) => Some(Ident::new(&name.to_string(), Span::call_site())),
        _ => None,
    }
}
