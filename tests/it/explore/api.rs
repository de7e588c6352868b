//! What a program may say with std, it may say while it is explored, and nothing else: types, methods, `Send`, `Sync`.

use std::path::Path;

use serde::Deserialize;
use threadlings::process::{Cancel, How, Job, Limits, run};
use threadlings::toolchain::{Cache, Interleave, Toolchain};

use crate::program::Test;
use crate::side_by_side::side_by_side;

#[derive(Deserialize)]
struct Probes {
    probes: Vec<Probe>,
}

/// A few words of Rust.
#[derive(Deserialize)]
struct Probe {
    name: String,
    #[serde(default)]
    items: String,
    body: String,
    #[serde(default = "compiles")]
    compiles: bool,
}

fn compiles() -> bool {
    true
}

/// Which std a probe is compiled against.
struct Against<'a> {
    toolchain: &'a Toolchain,
    interleave: Option<&'a Interleave>,
    folder: &'a Path,
}

impl Against<'_> {
    /// What rustc has against these probes, each a module of one crate; nothing when it compiles.
    fn refuses(&self, name: &str, probes: &[&Probe]) -> Option<String> {
        let mut text = "#![allow(warnings)]\nfn main() {}\n".to_owned();
        for (index, probe) in probes.iter().enumerate() {
            let Probe { name, items, body, .. } = probe;
            text.push_str(&format!(
                "// {name}\nmod probe_{index} {{ use std::{{sync::{{*, atomic::*}}, thread, time::Duration}};\n{items}\nfn body() {{ {body} }} }}\n"
            ));
        }
        let std = if self.interleave.is_some() { "explored" } else { "real" };
        let file = self.folder.join(format!("{name}_{std}.rs"));
        std::fs::write(&file, text).expect("the probe");
        let mut job = Job::new(&self.toolchain.rustc, self.folder, Limits::compiler())
            .inherit(&["PATH"])
            .args(["--edition", "2024", "--emit=metadata", "-o"])
            .arg(file.with_extension("rmeta"))
            .arg(&file);
        if let Some(Interleave { std, core, dependencies }) = self.interleave {
            for (name, library) in [("std", std), ("core", core)] {
                job = job.arg("--extern").arg(format!("{name}={}", library.display()));
            }
            for folder in dependencies {
                job = job.arg("-L").arg(format!("dependency={}", folder.display()));
            }
        }
        let ended = run(&job, &Cancel::new()).expect("rustc runs");
        (ended.how != How::Exited(0)).then_some(ended.stderr)
    }
}

#[test]
fn the_explorers_std_has_the_same_api() {
    let test = Test::in_an_empty_folder();
    threadlings::process::use_binary(crate::program::THREADLINGS.into());
    let probes: Probes = toml::from_str(include_str!("api.toml")).expect("the probes");
    let (positive, negative): (Vec<&Probe>, Vec<&Probe>) = probes.probes.iter().partition(|probe| probe.compiles);
    assert!(positive.len() >= 160 && negative.len() >= 20);
    let cache = Cache::at(test.cache()).expect("a cache");
    let toolchain = Toolchain::find(test.root(), &cache, &Cancel::new()).expect("a toolchain");
    let interleave = Interleave::ready(&cache, &toolchain, &Cancel::new(), &|_| ()).expect("the explorer");
    let real = Against { toolchain: &toolchain, interleave: None, folder: test.root() };
    let explored = Against { toolchain: &toolchain, interleave: Some(&interleave), folder: test.root() };
    for against in [&real, &explored] {
        // One crate for all: rustc says which line it is when it is one.
        assert_eq!(against.refuses("positive", &positive), None);
    }
    let accepted = side_by_side(&negative, |probe| {
        let name = format!("negative_{}", probe.name.replace(|c: char| !c.is_alphanumeric(), "_"));
        let stds = [("std", &real), ("the explorer's std", &explored)];
        let accept = stds.into_iter().filter(|(_, against)| against.refuses(&name, &[probe]).is_none());
        accept.map(|(which, _)| format!("{which} accepts: {}", probe.name)).collect()
    });
    assert!(accepted.is_empty(), "{}", accepted.join("\n"));
}
