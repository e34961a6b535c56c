#pragma once

// The fields of all that the control API takes and gives.
#include "core/remote/wire/growthfields.h"
#include "core/remote/wire/letterfields.h"
#include "core/remote/wire/requestfields.h"
#include "core/remote/wire/settingsfields.h"
#include "core/remote/wire/snapshotfields.h"
#include "core/remote/wire/whyfields.h"
