#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kEventTopicMalformed{"event.topicMalformed"};       ///< args: topic
inline constexpr QLatin1StringView kEventTooLarge{"event.tooLarge"};                   ///< args: topic, bytes, limit
inline constexpr QLatin1StringView kEventRefused{"event.refused"};                     ///< args: topic, subscriber
inline constexpr QLatin1StringView kEventHandlerFailed{"event.handlerFailed"};         ///< args: topic, subscriber
inline constexpr QLatin1StringView kEventLoop{"event.loop"};                           ///< args: topic, depth
inline constexpr QLatin1StringView kEventSubscriberUnknown{"event.subscriberUnknown"}; ///< args: subscriber
inline constexpr QLatin1StringView kEventQueueFull{"event.queueFull"};                 ///< args: topic, subscriber
inline constexpr QLatin1StringView kEventDataMalformed{"event.dataMalformed"};         ///< args: topic
inline constexpr QLatin1StringView kEventRecordUnknown{"event.recordUnknown"};         ///< args: event

} // namespace sluice::errors
