//! Names read off programs; `«` stands before the call whose object is asked for.

use proptest::prelude::*;

use super::{Names, name_at, name_objects};
use crate::foreign::{few, rust};
use crate::timeline::{Object, Timeline};

/// The name of the object that the call behind `«` makes.
#[track_caller]
fn name(program: &str) -> Option<String> {
    let at = program.find('«').expect("a mark");
    let text = program.replacen('«', "", 1);
    let before = &program[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    name_at(&text, line.try_into().unwrap(), column.try_into().unwrap(), "Mutex")
}

/// [`name`] of what stands in a function's body.
#[track_caller]
fn in_main(body: &str) -> Option<String> {
    name(&format!("use std::sync::*;\n\nfn main() {{\n    {body}\n}}\n"))
}

#[track_caller]
fn are(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        assert_eq!(in_main(body).as_deref(), Some(*expected), "{body}");
    }
}

#[test]
fn a_let_names_what_it_holds_however_it_is_wrapped() {
    are(&[
        ("let inventory = «Mutex::new(0);", "inventory"),
        ("let inventory = Arc::new(«Mutex::new(0));", "inventory"),
        ("let mut inventory: Arc<Mutex<i32>> = std::sync::Arc::new(«std::sync::Mutex::<i32>::new(0));", "inventory"),
        ("let é = &*Box::leak(Box::new(«Mutex::new(0)));", "é"),
        ("/* é */ let a = Some(«AtomicBool::new(false));", "a"),
        ("let a = { let b = 1; «Mutex::new(b) };", "a"),
        ("let a = if true { «Mutex::new(1) } else { Mutex::new(2) };", "a"),
        ("let a = match 1 { 1 => «Mutex::new(1), _ => Mutex::new(2) };", "a"),
        ("let a = «<Mutex<i32>>::new(1);", "a"),
        ("let a = Arc::new(5.«into());", "a"),
        ("let a = LazyLock::new(|| «Mutex::new(1));", "a"),
        ("let Some(a) = Some(«Mutex::new(1)) else { return };", "a"),
        ("let a = Some(1).map_or_else(|| Mutex::new(0), |x| «Mutex::new(x));", "a"),
        ("let a = «Mutex::new(1)\n        .with(1);", "a"),
        ("let a = Mutex::new(1)\n        .«with(1);", "a"),
        ("let a = vec![«lock!(1)];", "a[0]"),
        ("let a: Mutex<u8> = «Default::default();", "a"),
        ("let a; a = «Mutex::new(1);", "a"),
        ("let cell = «UnsafeCell::new(1);", "cell"),
        ("thread::spawn(move || { let inner = «Mutex::new(1); });", "inner"),
        ("for i in 0..3 { let inner = «Mutex::new(1); }", "inner"),
    ]);
}

#[test]
fn a_function_goes_by_what_all_who_call_it_call_it() {
    let with = |body: &str| name(&format!("fn made() -> Arc<Mutex<u8>> {{ Arc::new(«Mutex::new(0)) }}\n{body}\n"));
    let both = "fn a() { let lamp = made(); } fn b() { let lamp = made(); }";
    assert_eq!(with(both).as_deref(), Some("lamp"));
    assert_eq!(with("fn a() { Room { lamp: made() }; }").as_deref(), Some("lamp"));
    assert_eq!(with("fn a() { let lamp = made(); let bulb = made(); }"), None);
    assert_eq!(with("fn a() { let lamp = made(); look(&made()); }"), None);
    assert_eq!(with(""), None);
    let pair =
        "fn both() -> (Mutex<u8>, Mutex<u8>) { (Mutex::new(0), «Mutex::new(0)) }\nfn main() { let (a, b) = both(); }";
    assert_eq!(name(pair).as_deref(), Some("b"));
}

#[test]
fn what_a_derive_makes_goes_by_the_field_of_its_kind() {
    let field = |fields: &str| name(&format!("#[derive(Debug, «Default)]\nstruct Room {{ {fields} }}\n"));
    assert_eq!(field("lamp: Mutex<u8>, bell: Condvar").as_deref(), Some("lamp"));
    assert_eq!(field("lamp: std::sync::Mutex<u8>").as_deref(), Some("lamp"));
    // Which of the two is not to be told.
    assert_eq!(field("lamp: Mutex<u8>, oven: Mutex<u8>"), None);
    assert_eq!(field("bell: Condvar"), None);
    assert_eq!(name("#[derive(std::default::«Default)]\nstruct Room { lamp: Mutex<u8> }\n"), None);
    assert_eq!(name("#[derive(«std::default::Default)]\nstruct Room { lamp: Mutex<u8> }\n").as_deref(), Some("lamp"));
}

#[test]
fn parts_go_by_their_patterns_or_their_numbers() {
    are(&[
        ("let (tx, rx) = «mpsc::channel();", "tx/rx"),
        ("let (tx, rx): (Sender<i32>, Receiver<i32>) = «std::sync::mpsc::sync_channel(1);", "tx/rx"),
        ("let (a, b) = (Mutex::new(0), «Mutex::new(1));", "b"),
        ("let [a, b] = [Mutex::new(0), «Mutex::new(1)];", "b"),
        ("let pair = Arc::new((«Mutex::new(false), Condvar::new()));", "pair.0"),
        ("let pair = Arc::new((Mutex::new(false), «Condvar::new()));", "pair.1"),
        ("let locks = [Mutex::new(0), «Mutex::new(1)];", "locks[1]"),
        ("let locks = vec![Mutex::new(0), Arc::new(«Mutex::new(1))];", "locks[1]"),
        ("let locks = [const { «Mutex::new(0) }; 4];", "locks"),
        ("let ends: Vec<_> = (0..3).map(|_| «mpsc::channel::<i32>()).collect();", "ends"),
        ("let (txs, rxs): (Vec<_>, Vec<_>) = (0..3).map(|_| «mpsc::channel()).unzip();", "txs/rxs"),
        ("let gate = Gate(«Mutex::new(0));", "gate.0"),
    ]);
    assert_eq!(in_main("let (_, rx) = «mpsc::channel::<i32>();"), None);
}

#[test]
fn a_pair_that_is_taken_apart_goes_by_those_names() {
    let program = "fn main() {
    let pair = Arc::new((Mutex::new(false), «Condvar::new()));
    let pair2 = Arc::clone(&pair);
    spawn(move || { let (lock, bell) = &*pair2; });
    let (lock, bell) = &*pair;
}";
    assert_eq!(name(program).as_deref(), Some("bell"));
    assert_eq!(name(&program.replace("bell) = &*pair;", "other) = &*pair;")).as_deref(), Some("pair.1"));
}

#[test]
fn what_an_iterator_makes_goes_by_the_whole() {
    are(&[
        ("let forks: Vec<_> = (0..5).map(|_| «Mutex::new(())).collect();", "forks"),
        ("let forks = Arc::new((0..5).map(|_| { let x = 1; Arc::new(«Mutex::new(x)) }).collect::<Vec<_>>());", "forks"),
        ("let forks: [Mutex<()>; 5] = std::array::from_fn(|_| «Mutex::new(()));", "forks"),
        ("let mut forks = vec![]; for _ in 0..5 { forks.push(«Mutex::new(())); }", "forks"),
        ("let mut m = HashMap::new(); m.insert(1, Arc::new(«Mutex::new(())));", "m"),
        ("let m = ONCE.get_or_init(|| «Mutex::new(()));", "ONCE"),
    ]);
}

#[test]
fn fields_go_by_their_names_and_by_whose_they_are() {
    are(&[
        ("let alice = Arc::new(Account { id: 1, balance: «Mutex::new(100) });", "alice.balance"),
        ("take(Account { balance: Arc::new(«Mutex::new(100)) });", "balance"),
        ("let bank = Bank { accounts: vec![Account { balance: «Mutex::new(1) }] };", "bank.accounts[0].balance"),
        ("self.door = «Mutex::new(1);", "door"),
    ]);
    let new = "impl Account { fn new(n: u32) -> Self { Self { balance: «Mutex::new(n) } } }";
    assert_eq!(name(new).as_deref(), Some("balance"));
    let nested = "fn new() -> Arc<Oven> { Arc::new(Oven { state: (Mutex::new(1), «Condvar::new()) }) }";
    assert_eq!(name(nested).as_deref(), Some("state.1"));
}

#[test]
fn statics_and_constants_go_by_their_names() {
    let cases = [
        ("static STOCK: Mutex<u32> = «Mutex::new(3);", "STOCK"),
        ("mod a { pub static STOCK: LazyLock<Mutex<u32>> = LazyLock::new(|| «Mutex::new(3)); }", "STOCK"),
        ("static STOCK: LazyLock<Mutex<u32>> = «LazyLock::new(|| Mutex::new(3));", "STOCK"),
        ("fn f() { static N: AtomicU32 = «AtomicU32::new(3); }", "N"),
        ("impl A { const M: Mutex<u32> = «Mutex::new(3); }", "M"),
        ("static PAIR: (Mutex<u32>, Condvar) = (Mutex::new(3), «Condvar::new());", "PAIR.1"),
        ("thread_local! { static A: u32 = 1; pub static SEEN: Mutex<u32> = «Mutex::new(3) }", "SEEN"),
        ("thread_local! { static SEEN: Mutex<u32> = const { «Mutex::new(3) }; }", "SEEN"),
        ("lazy_static! { static ref X: u32 = 1; }\nstatic Y: Once = «Once::new();", "Y"),
    ];
    for (program, expected) in cases {
        assert_eq!(name(program).as_deref(), Some(expected), "{program}");
    }
}

#[test]
fn what_goes_elsewhere_has_no_name() {
    for body in [
        "let handle = thread::spawn(work(«Mutex::new(0)));",
        "let handles: Vec<_> = (0..2).map(|_| thread::spawn(|| drop(«Mutex::new(0)))).collect();",
        "let account = open(«Mutex::new(0));",
        "drop(«Mutex::new(0));",
        "let _ = «Mutex::new(0);",
    ] {
        assert_eq!(in_main(body), None, "{body}");
    }
    assert_eq!(name("fn make() -> Mutex<u32> { «Mutex::new(0) }"), None);
    assert_eq!(name_at("this is ( no Rust", 1, 1, "Mutex"), None);
    assert_eq!(name_at("fn main() {}", 400, 1, "Mutex"), None);
}

#[test]
fn what_a_macro_makes_goes_by_where_the_macro_stands() {
    are(&[
        ("let door = «lock!(1);", "door"),
        ("assert_eq!({ let door = «Mutex::new(1); 1 }, 1);", "door"),
        ("select! { let door = «Mutex::new(1); door.lock(); }", "door"),
    ]);
}

#[test]
fn columns_are_counted_as_rustc_does() {
    // `rustc` 1.95 and a nightly of 1.97 say so of `Location::caller().column()` in this very line.
    let line = "\tlet a = here(); let é = here(); /* 🦀 e\u{301} \u{200d} */ let b = here();";
    let text = format!("fn main() {{\n{line}\n}}\n");
    let named = [13, 29, 57].map(|column| name_at(&text, 2, column, "Mutex"));
    assert_eq!(named, ["a", "é", "b"].map(|name| Some(name.to_owned())));
}

#[test]
fn the_objects_of_a_run_are_named_from_their_files() {
    let object = |file: &str, column| Object { file: file.into(), line: 1, column, ..Object::default() };
    let mut timeline = Timeline {
        objects: vec![object("a.rs", 15), object("a.rs", 16), object("b.rs", 15), object("gone.rs", 15)],
        ..Timeline::default()
    };
    name_objects(&mut timeline, |file| match file {
        "a.rs" => Some("static A: T = Mutex::new(1);".into()),
        "b.rs" => Some("static B: T = Mutex::new(1);".into()),
        _ => None,
    });
    let names: Vec<Option<&str>> = timeline.objects.iter().map(|object| object.name.as_deref()).collect();
    assert_eq!(names, [Some("A"), None, Some("B"), None]);
}

#[test]
fn a_deep_text_has_no_names_and_ends_nothing() {
    for (open, close) in [("(", ")"), ("- ", ""), ("A<", ">"), ("m!(", ")"), ("|x| ", "")] {
        let text = format!("fn main() {{ let a = {}Mutex::new(1){}; }}", open.repeat(20_000), close.repeat(20_000));
        assert_eq!(name_at(&text, 1, 1, "Mutex"), None);
    }
}

#[test]
fn macros_inside_of_macros_are_read_in_time() {
    let text = format!("fn main() {{ let a = {}1{}; }}", "vec![Mutex::new(1), ".repeat(300), "]".repeat(300));
    assert_eq!(name_at(&text, 1, 26, "Mutex").as_deref(), Some("a[0]"));
}

#[test]
fn clones_of_clones_are_followed_in_time() {
    let clones: String =
        (1..1000).map(|at| format!("let a{at} = a{}.clone(); let (b{at}, c{at}) = &*a{at};\n", at - 1)).collect();
    let made: String = (0..1000).map(|at| format!("let a{at} = Arc::new((Mutex::new(0), 1));\n")).collect();
    assert_eq!(name_at(&format!("fn main() {{\n{made}{clones}}}"), 2, 20, "Mutex").as_deref(), Some("a0.0"));
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_text_has_some_names_or_none(text in rust(), line in any::<u32>(), column in any::<u32>()) {
        let names = Names::of(&text);
        names.at(line, column, "Mutex");
        let lines = text.lines().count();
        prop_assert!(names.found.keys().all(|(line, _)| (1..=lines).contains(line)));
    }
}
