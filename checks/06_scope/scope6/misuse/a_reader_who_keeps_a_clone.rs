//! A reader gives the chart back, and keeps a clone of whatever it was that consult has lent out.
//! A clone of an owner is an owner. So there must be nothing to clone, or a clone must not get out.

use scope6::consult;

fn main() {
    let mut kept = None;
    consult(|chart| kept = Some(chart.clone())); //~ E0521 E0599
    if let Some(chart) = kept {
        println!("it is evening, and here is {}", chart.find("the reef"));
    }
}
