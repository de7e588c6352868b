//@ passed
// A second scope for the author, who keeps a thread.

use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    let lines = thread::scope(|scope| {
        let script = &*script;
        let mut actors = Vec::new();
        for role in roles {
            actors.push(scope.spawn(move || read(script, role)));
        }
        let lines = actors.into_iter().map(|actor| actor.join().unwrap());
        lines.collect()
    });
    thread::scope(|scope| {
        scope.spawn(|| rewrite(script));
    });
    lines
}

fn main() {
    let mut script = String::from("Romeo: Alas!\nJuliet: Alas!\nRomeo: The end.\n");
    let roles = ["Romeo", "Juliet"];
    for day in ["today", "tomorrow"] {
        let lines = rehearse(&mut script, &roles, lines_of, |script| {
            script.push_str("Juliet: Not yet!\n");
        });
        println!("{day}: {roles:?} have {lines:?} lines");
    }
}

fn lines_of(script: &str, role: &str) -> usize {
    script.lines().filter(|line| line.starts_with(role)).count()
}
