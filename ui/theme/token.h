#pragma once

#include <QtGlobal>

namespace sluice {

/// A colour by its meaning. Nothing outside `ui/theme` names a colour in any other way.
enum class Token : quint8 {
    // Surfaces, from the back to the front, and what a row or control turns to under the mouse or when it is selected.
    Background,
    Surface,
    Raised,
    Hover,
    Selected,
    // Lines: `Line` separates only; `Outline` bounds a control, at 3:1 or more on every surface.
    Line,
    Outline,
    // Text, at 4.5:1 or more on every surface.
    Text,
    Muted,
    Accent, ///< focus, selection, running
    Success,
    Warning, ///< degraded, half-open, late
    Danger,  ///< failed, open, lost
    Retry,
    Paused, ///< paused, unknown, stale
    // Text and shapes on a surface filled with one of the colours above.
    OnFill,
};

inline constexpr int kTokenCount = 16;

/// Sizes of type: 11, 13, 15, 20, 28 and, for a screen on the wall, 72 pixels at a font scale of 1.
enum class TypeSize : quint8 { Small, Base, Large, Title, Figure, Wall };

/// Distances between things, in pixels.
namespace space {
inline constexpr int kXs = 4;
inline constexpr int kS = 8;
inline constexpr int kM = 12;
inline constexpr int kL = 16;
inline constexpr int kXl = 24;
} // namespace space

inline constexpr int kRadius = 6;
/// Height of a control at a font scale of 1; see `Theme::controlHeight`.
inline constexpr int kControlHeight = 30;

} // namespace sluice
