#include "core/api/engineclient.h"
