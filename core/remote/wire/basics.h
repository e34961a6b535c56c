#pragma once

#include "core/base/error.h"
#include "core/base/logrecord.h"
#include "core/events/eventrecord.h"
#include "core/events/eventsnapshot.h"
#include "core/remote/wire/wire.h"

namespace sluice::wire {

// The fields of values that many others hold: errors, log lines, events of the bus.

template <>
struct Fields<Error> {
    static constexpr auto list = std::tuple{Field{"code", &Error::code}, Field{"args", &Error::args},
                                            Field{"detail", &Error::detail}};
};

template <>
struct Fields<LogRecord> {
    static constexpr auto list = std::tuple{Field{"number", &LogRecord::number}, Field{"at", &LogRecord::at},
                                            Field{"level", &LogRecord::level},
                                            Field{"component", &LogRecord::component}, Field{"text", &LogRecord::text}};
};

template <>
struct Fields<LogPage> {
    static constexpr auto list = std::tuple{Field{"records", &LogPage::records}, Field{"last", &LogPage::last},
                                            Field{"file", &LogPage::file}};
};

template <>
struct Fields<EventRecord> {
    static constexpr auto list = std::tuple{
        Field{"topic", &EventRecord::topic},       Field{"publisher", &EventRecord::publisher},
        Field{"sequence", &EventRecord::sequence}, Field{"at", &EventRecord::at},
        Field{"data", &EventRecord::data},         Field{"depth", &EventRecord::depth}};
};

template <>
struct Fields<SubscriberSnapshot> {
    static constexpr auto list = std::tuple{Field{"id", &SubscriberSnapshot::id},
                                            Field{"name", &SubscriberSnapshot::name},
                                            Field{"pattern", &SubscriberSnapshot::pattern},
                                            Field{"published", &SubscriberSnapshot::published},
                                            Field{"delivered", &SubscriberSnapshot::delivered},
                                            Field{"dropped", &SubscriberSnapshot::dropped},
                                            Field{"deadLettered", &SubscriberSnapshot::deadLettered},
                                            Field{"queued", &SubscriberSnapshot::queued},
                                            Field{"refused", &SubscriberSnapshot::refused},
                                            Field{"failures", &SubscriberSnapshot::failures},
                                            Field{"isPaused", &SubscriberSnapshot::isPaused}};
};

template <>
struct Fields<TopicSnapshot> {
    static constexpr auto list = std::tuple{
        Field{"topic", &TopicSnapshot::topic}, Field{"events", &TopicSnapshot::events},
        Field{"perSecond", &TopicSnapshot::perSecond}, Field{"last", &TopicSnapshot::last},
        Field{"publisher", &TopicSnapshot::publisher}};
};

template <>
struct Fields<EventFlow> {
    static constexpr auto list = std::tuple{
        Field{"topic", &EventFlow::topic}, Field{"publisher", &EventFlow::publisher},
        Field{"events", &EventFlow::events}, Field{"perSecond", &EventFlow::perSecond},
        Field{"listeners", &EventFlow::listeners}};
};

} // namespace sluice::wire
