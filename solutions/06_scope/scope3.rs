// scope3: the script of a play
//
// What a thread of a scope borrows is borrowed until the scope ends, even if the thread was joined
// before. So the end of the scope is the place where readers become a writer: the actors read
// inside, all at once, and the author writes after it, when the script is nobody else's.

use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    let lines = thread::scope(|scope| {
        let script = &*script; // shared, for as long as the scope lasts
        let actors: Vec<_> = roles
            .iter()
            .map(|role| scope.spawn(move || read(script, role)))
            .collect();
        let lines = actors.into_iter().map(|actor| actor.join().unwrap());
        lines.collect()
    });
    // No lock is needed here: the compiler has seen that nobody reads any more.
    rewrite(script);
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
