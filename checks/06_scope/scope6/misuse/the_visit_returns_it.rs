//! Results may be taken home, and the chart must not be among them.

use scope6::consult;

fn main() {
    let chart = consult(|chart| chart); //~ "may not live long enough"
    println!("it is evening, and here is {}", chart.find("the reef"));
}
