#pragma once

#include "core/tasks/tasktype.h"

namespace sluice {

/// `graphql`: a call of a GraphQL service over HTTP, as a POST of JSON. An answer with errors is a failure, also where it
/// has some data; what came stands in the response of the failure.
[[nodiscard]] TaskType graphQlType();

} // namespace sluice
