//@ does-not-compile E0502
// All actors are joined before the author begins, and the script is still lent out: the borrow
// lasts as long as the scope.

use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    thread::scope(|scope| {
        let actors: Vec<_> = roles
            .iter()
            .map(|role| {
                let script = &*script;
                scope.spawn(move || read(script, role))
            })
            .collect();
        let lines = actors.into_iter().map(|actor| actor.join().unwrap());
        let lines = lines.collect();
        rewrite(script);
        lines
    })
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
