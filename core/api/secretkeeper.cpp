#include "core/api/secretkeeper.h"
