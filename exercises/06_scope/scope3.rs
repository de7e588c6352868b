// scope3: the script of a play
//
// In a theatre all actors read the script at the same time, each in a thread of their own, and each
// finds out how many lines their role has. When all of them have read it, the author changes it,
// for tomorrow. rehearse returns the numbers of lines, in the order of the roles, after the author
// is done; then the new script is there.
//
// What is wrong: it does not compile. "Some only read, and one writes. Must I really give every
// actor a copy, or put a lock around the script?"
//
// You may edit the body of rehearse. Its signature stays as it is. The actors read the one script
// that there is, all of them the same version, and not a copy.

use std::thread;

/// All roles read the script together; then it is rewritten. Returns how many lines each role has.
fn rehearse(
    script: &mut String,
    roles: &[&str],
    read: fn(&str, &str) -> usize,
    rewrite: fn(&mut String),
) -> Vec<usize> {
    thread::scope(|scope| {
        let mut actors = Vec::new();
        for role in roles {
            let script = &*script;
            actors.push(scope.spawn(move || read(script, role)));
        }
        // TODO: the actors have borrowed the script in order to read it. Until when?
        scope.spawn(|| rewrite(script));
        let lines = actors.into_iter().map(|actor| actor.join().unwrap());
        lines.collect()
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
