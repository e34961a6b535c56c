#pragma once

#include "core/workflow/drawing.h"

#include <QJsonObject>

namespace sluice {

class JsonWriter;

/// Reads the part "drawing" of a workflow file, which fits its schema already.
[[nodiscard]] Drawing readDrawing(const QJsonObject &object);

/// Writes it, a group, a note or a route in each line; nothing when there is none of them.
void writeDrawing(JsonWriter &writer, const Drawing &drawing);

} // namespace sluice
