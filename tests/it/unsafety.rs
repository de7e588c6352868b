//! What is unsafe in the kit says why it may be.

use std::fs;

use crate::house::{root, rust_files};

/// clippy asks for it at blocks and impls, by a lint of the kit's manifests.
#[test]
fn what_is_unsafe_in_the_kit_has_its_reason_right_above_it() {
    let wants_one = |line: &str| line.contains("unsafe extern \"C\" {") || line.starts_with("#[unsafe(");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in rust_files(&root().join("kit")) {
        let text = fs::read_to_string(&path).expect("a file");
        let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
        for (number, _) in lines.iter().enumerate().filter(|(_, line)| wants_one(line)) {
            seen += 1;
            // Other attributes may stand between.
            let above = lines[..number].iter().rev().skip_while(|line| line.starts_with("#["));
            if !above.take_while(|line| line.starts_with("//")).any(|line| line.starts_with("// SAFETY: ")) {
                wrong.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    assert!(seen > 10, "{seen}: the kit stands elsewhere");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
