//! A reader puts the chart where it can still be found in the evening. By then nobody may have it,
//! so the compiler has to refuse that.

use scope6::consult;

fn main() {
    let mut kept = None;
    consult(|chart| kept = Some(chart)); //~ E0521
    if let Some(chart) = kept {
        println!("it is evening, and here is {}", chart.find("the reef"));
    }
}
