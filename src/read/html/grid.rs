//! The grid of a table: where each cell lands when cells reach over rows and columns (HTML standard, 4.9.12 ”Forming a table”).
//!
//! Knows numbers only. Every step is counted: a table that asks for more of them than [`MOST`] is given up, so that no
//! table takes more than linear time. As browsers do, no cell reaches below the last row of its group.

/// Steps that the tables of a draft may take together: a cell takes one for each column that it covers or passes.
pub(super) const MOST: u32 = 2_000_000;
/// A cell covers at most so many columns (HTML standard, 4.9.11).
const WIDEST: u32 = 1_000;
/// A cell covers at most so many rows (HTML standard, 4.9.11).
const TALLEST: u32 = 65_534;

/// A table under way.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// For each column: one past the last row that something covers.
    until: Vec<u32>,
    /// The row under way.
    row: u32,
    /// Where the next cell may stand.
    column: usize,
    /// A row is under way.
    open: bool,
}

impl Grid {
    /// Columns so far.
    pub(super) fn columns(&self) -> u32 {
        u32::try_from(self.until.len()).unwrap_or(u32::MAX)
    }

    /// The row under way, else the next.
    pub(super) fn row(&self) -> u32 {
        self.row
    }

    /// Begins a row; `None` when there are no steps left.
    pub(super) fn begin_row(&mut self, steps: &mut u32) -> Option<()> {
        *steps = steps.checked_sub(self.columns().max(1))?;
        self.column = 0;
        self.open = true;
        Some(())
    }

    /// Places a cell: row, column, rows and columns. `None` when there are no steps left.
    pub(super) fn place(&mut self, wide: u32, tall: u32, steps: &mut u32) -> Option<(u32, u32)> {
        let start = self.column;
        while self.until.get(self.column).is_some_and(|until| *until > self.row) {
            self.column += 1;
        }
        let column = self.column;
        let end = column + wide as usize;
        *steps = steps.checked_sub(u32::try_from(end - start).ok()?)?;
        if self.until.len() < end {
            self.until.resize(end, 0);
        }
        for until in &mut self.until[column..end] {
            *until = (*until).max(self.row.saturating_add(tall));
        }
        self.column = end;
        Some((self.row, u32::try_from(column).ok()?))
    }

    /// Ends the row; says how many columns it fills.
    pub(super) fn end_row(&mut self) -> Option<u32> {
        if !self.open {
            return None;
        }
        let filled = self.until.iter().filter(|until| **until > self.row).count();
        self.open = false;
        self.row += 1;
        u32::try_from(filled).ok()
    }

    /// Ends a group of rows: nothing reaches below it.
    pub(super) fn end_group(&mut self) {
        for until in &mut self.until {
            *until = (*until).min(self.row);
        }
    }
}

/// How many columns a cell covers, as browsers read the attribute.
pub(super) fn wide(value: Option<&str>) -> u32 {
    value.and_then(number).filter(|number| *number > 0).unwrap_or(1).min(WIDEST)
}

/// How many rows a cell covers; 0 means all that are left of its group.
pub(super) fn tall(value: Option<&str>) -> u32 {
    match value.and_then(number) {
        Some(0) => TALLEST,
        Some(number) => number.min(TALLEST),
        None => 1,
    }
}

/// The digits that a value begins with (HTML standard, ”rules for parsing non-negative integers”).
fn number(value: &str) -> Option<u32> {
    let value = value.trim_ascii_start();
    let value = value.strip_prefix('+').unwrap_or(value);
    let end = value.bytes().take_while(u8::is_ascii_digit).count();
    (end > 0).then(|| value[..end].parse().unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A cell: row, column, rows tall, columns wide.
    type Formed = (u32, u32, u32, u32);

    /// Cells of rows as (row, column, tall, wide) and how many columns each row fills.
    fn formed(rows: &[Vec<(u32, u32)>]) -> (Vec<Formed>, Vec<u32>) {
        let (mut grid, mut steps) = (Grid::default(), MOST);
        let (mut cells, mut filled) = (Vec::new(), Vec::new());
        for row in rows {
            grid.begin_row(&mut steps).expect("steps are left");
            for &(wide, tall) in row {
                let (row, column) = grid.place(wide, tall, &mut steps).expect("steps are left");
                cells.push((row, column, tall, wide));
            }
            filled.push(grid.end_row().expect("a row"));
        }
        (cells, filled)
    }

    #[test]
    fn a_cell_stands_beside_what_reaches_down() {
        let (cells, filled) = formed(&[vec![(1, 2), (2, 1)], vec![(1, 1), (1, 1)], vec![(3, 1)]]);
        let places: Vec<_> = cells.iter().map(|(row, column, ..)| (*row, *column)).collect();
        assert_eq!(places, [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0)]);
        assert_eq!(filled, [3, 3, 3]);
    }

    #[test]
    fn numbers_are_read_as_browsers_do() {
        assert_eq!([wide(None), wide(Some("0")), wide(Some(" 3px")), wide(Some("x")), wide(Some("1000000"))], [1, 1, 3, 1, 1_000]);
        assert_eq!([tall(None), tall(Some("0")), tall(Some("99999999999")), tall(Some("-2"))], [1, TALLEST, TALLEST, 1]);
    }

    #[test]
    fn steps_run_out() {
        let (mut grid, mut steps) = (Grid::default(), 2_500);
        assert!(grid.begin_row(&mut steps).is_some());
        assert!((0..3).map(|_| grid.place(1_000, 1, &mut steps)).any(|place| place.is_none()));
    }

    proptest! {
        /// Cells that begin in different rows or columns lie apart from those before them, but where a wide cell runs
        /// into one that reaches down: the standard lets them overlap there, and only there.
        #[test]
        fn no_two_cells_begin_in_one_place(rows in prop::collection::vec(prop::collection::vec((1_u32..4, 1_u32..4), 0..6), 0..8)) {
            let (cells, filled) = formed(&rows);
            for (at, one) in cells.iter().enumerate() {
                for before in &cells[..at] {
                    let covers = before.0 <= one.0 && one.0 < before.0 + before.2 && before.1 <= one.1 && one.1 < before.1 + before.3;
                    prop_assert!(!covers, "{one:?} begins in {before:?}");
                }
            }
            let columns = cells.iter().map(|cell| cell.1 + cell.3).max().unwrap_or(0);
            prop_assert!(filled.iter().all(|filled| *filled <= columns));
        }
    }
}
