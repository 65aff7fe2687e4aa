//! Pictures drawn for measuring: photographs of a sort, posters, diagrams, codes, logos, signs. Always the same for the
//! same seed; nothing is fetched and nothing is copied.

// The test and the bench that share this each need a part of it.
#![allow(dead_code, unreachable_pub, unused_imports, clippy::cast_sign_loss, clippy::many_single_char_names)]

mod canvas;
mod glyphs;
mod graphics;
mod views;

pub use canvas::{Canvas, Dice};

/// What a picture is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Poster,
    PhotoPoster,
    Diagram,
    Chart,
    Timetable,
    Code,
    Landscape,
    Houses,
    Crowd,
    Foliage,
    Texture,
    Bricks,
    Fence,
    Facade,
    Crossing,
    Branches,
    Spines,
    Sign,
    Logo,
    Icons,
}

/// Pictures that are writing, and those that are not.
pub const WRITTEN: [Sort; 6] = [Sort::Poster, Sort::PhotoPoster, Sort::Diagram, Sort::Chart, Sort::Timetable, Sort::Code];
pub const SEEN: [Sort; 14] = [
    Sort::Landscape,
    Sort::Houses,
    Sort::Crowd,
    Sort::Foliage,
    Sort::Texture,
    Sort::Bricks,
    Sort::Fence,
    Sort::Facade,
    Sort::Crossing,
    Sort::Branches,
    Sort::Spines,
    Sort::Sign,
    Sort::Logo,
    Sort::Icons,
];

/// Draws a picture of a sort; `number` makes it another of the same sort.
pub fn draw(sort: Sort, number: u64) -> Canvas {
    let mut dice = Dice::new(number * 64 + sort as u64 + 1);
    let (width, height) = dice.pick(&[(640, 480), (720, 480), (600, 600), (800, 450), (480, 640)]);
    let mut canvas = Canvas::new(width, height);
    match sort {
        Sort::Poster => graphics::poster(&mut canvas, &mut dice, false),
        Sort::PhotoPoster => graphics::poster(&mut canvas, &mut dice, true),
        Sort::Diagram => graphics::bars(&mut canvas, &mut dice),
        Sort::Chart => graphics::boxes(&mut canvas, &mut dice),
        Sort::Timetable => graphics::table(&mut canvas, &mut dice),
        Sort::Code => graphics::code(&mut canvas, &mut dice),
        Sort::Logo => graphics::logo(&mut canvas, &mut dice),
        Sort::Icons => graphics::icons(&mut canvas, &mut dice),
        Sort::Landscape => views::landscape(&mut canvas, &mut dice),
        Sort::Houses => views::houses(&mut canvas, &mut dice),
        Sort::Crowd => views::crowd(&mut canvas, &mut dice),
        Sort::Foliage => views::foliage(&mut canvas, &mut dice),
        Sort::Texture => views::texture(&mut canvas, &mut dice),
        Sort::Bricks => views::bricks(&mut canvas, &mut dice),
        Sort::Fence => views::fence(&mut canvas, &mut dice),
        Sort::Facade => views::facade(&mut canvas, &mut dice),
        Sort::Crossing => views::crossing(&mut canvas, &mut dice),
        Sort::Branches => views::branches(&mut canvas, &mut dice),
        Sort::Spines => views::spines(&mut canvas, &mut dice),
        Sort::Sign => views::sign(&mut canvas, &mut dice),
    }
    if !WRITTEN.contains(&sort) && !matches!(sort, Sort::Logo | Sort::Icons) {
        let grain = dice.pick(&[0.0, 3.0, 8.0]);
        canvas.grain(grain, &mut dice);
    }
    canvas
}
