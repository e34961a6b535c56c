#pragma once

/// What a `RunEngine` is made of, for its header alone.

#include "core/engine/activityscan.h"
#include "core/engine/backpressure.h"
#include "core/engine/compiledworkflow.h"
#include "core/engine/engineeffects.h"
#include "core/engine/engineevents.h"
#include "core/engine/eventwaits.h"
#include "core/engine/heldeffects.h"
#include "core/engine/heldorder.h"
#include "core/engine/hookcallers.h"
#include "core/engine/hookline.h"
#include "core/engine/jobslot.h"
#include "core/engine/messages.h"
#include "core/engine/opening.h"
#include "core/engine/queuemeter.h"
#include "core/engine/sleepingrun.h"
#include "core/engine/steptimer.h"
#include "core/engine/triggerdesk.h"
#include "core/engine/versionbook.h"
#include "core/engine/workflowregistry.h"
