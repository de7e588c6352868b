//! What `exercises/README.md` says is taught, and by which exercise, is what the course teaches.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use threadlings::course::{Course, Source};

/// The table of `exercises/README.md`.
#[derive(Default)]
struct Page {
    /// The folders of the chapters, in their order, and whether each has a page.
    chapters: Vec<(String, bool)>,
    /// The files of the exercises in each of the numbered rows, which count from 1.
    rows: Vec<Vec<String>>,
    /// Those in rows without a number: they teach what others have taught before.
    besides: Vec<String>,
}

impl Page {
    fn read(text: &str) -> Page {
        let mut page = Page::default();
        for line in text.lines().skip_while(|line| !line.starts_with("|---")).skip(1) {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, number, idea, exercises, _] = cells[..] else { panic!("{line}") };
            let files = links(exercises);
            let chapter = page.chapters.last().map_or("", |(folder, _)| folder);
            for file in &files {
                assert_eq!(file.split('/').next(), Some(chapter), "{line}");
            }
            match (number.parse::<usize>(), idea.strip_prefix("**")) {
                (Ok(number), _) => {
                    page.rows.push(files);
                    assert_eq!(page.rows.len(), number, "{line}");
                }
                (Err(_), Some(heading)) => {
                    let folder = heading.trim_start_matches('[').split([']', '*']).next().unwrap_or_default();
                    let linked = links(idea);
                    assert!(linked.iter().all(|link| *link == format!("{folder}/README.md")), "{line}");
                    page.chapters.push((folder.to_owned(), !linked.is_empty()));
                }
                (Err(_), None) => page.besides.extend(files),
            }
        }
        page
    }
}

/// What a cell links to.
fn links(cell: &str) -> Vec<String> {
    cell.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())).collect()
}

#[test]
fn the_page_says_which_exercise_teaches_what() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = Page::read(&fs::read_to_string(root.join("exercises/README.md")).expect("the page"));
    let course = Course::load(&Source::Folder(root.to_owned())).unwrap_or_else(|faults| panic!("{faults}"));
    let mut taught: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut besides = Vec::new();
    for exercise in &course.exercises {
        let file = exercise.path().trim_start_matches("exercises/").to_owned();
        if page.besides.contains(&file) {
            besides.push(file);
            continue;
        }
        for row in &exercise.checked().expect("our exercises have check files").teaches {
            taught.entry(*row).or_default().push(file.clone());
        }
    }
    assert_eq!(page.besides, besides);
    for (row, said) in (1..).zip(&page.rows) {
        assert_eq!(*said, taught.remove(&row).unwrap_or_default(), "row {row}");
    }
    assert!(taught.is_empty(), "the page has no such rows: {taught:?}");
    let chapters: Vec<&str> =
        page.chapters.iter().filter(|(_, has_page)| *has_page).map(|(folder, _)| folder.as_str()).collect();
    assert_eq!(chapters, course.chapters.iter().map(|chapter| chapter.dir.as_str()).collect::<Vec<_>>());
    for chapter in chapters {
        assert!(root.join("exercises").join(chapter).join("README.md").is_file(), "{chapter} has no page");
    }
}
