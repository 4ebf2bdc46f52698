#pragma once

#include "core/upload.h"

#include <QList>

#include <utility>

namespace deck {

/// Position of an upload in the store. Stays the same while the upload is known; freed rows are reused.
using Row = quint32;

/// What one batch changed in the store; published once a batch, on the store's thread.
struct ChangeSet
{
    QList<Row> added;
    QList<Row> removed; ///< their columns can still be read until the signal has returned
    QList<std::pair<Row, FieldSet>> changed;
    FieldSet fields; ///< union over `changed`

    [[nodiscard]] bool isEmpty() const { return added.isEmpty() && removed.isEmpty() && changed.isEmpty(); }
};

} // namespace deck
