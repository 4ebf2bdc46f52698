#pragma once

#include "vendors/aliyun/values.h"

#include <QList>
#include <QStringList>

namespace deck::aliyun {

/// Lists in every form the vendor's pages and answers have them (aliyun.md 7, rows 4, 5, 6, 14, 16). What
/// could hide a list in a form nobody knows is BadAnswer "answer-not-list", never an empty list. Pure, any thread.

/// A list of IDs or URLs: a list, one bare text, an object around either, a list printed into a text as JSON
/// or Python has it, or that text as a list's member; absent, null and "" are an empty list. A text that is no
/// list is one opaque item. BadAnswer "answer-not-list" for other forms.
[[nodiscard]] Result<QStringList> textsOf(const QJsonObject &object, Names names);

/// The entries of a list of objects.
struct Entries
{
    QList<QJsonObject> objects;
    int strange = 0; ///< entries that are no object of the list's kind
};

/// How a list of objects stands in an answer.
struct ListForm
{
    Names names;   ///< the spellings of the member that is the list; of two, the filled one counts
    Names members; ///< by one of these an object is known to be an entry, not something around the entries
    Names besides; ///< other members of the answer that hold lists or objects
};

/// A list, a single object, an object with one member around either, or any of them as JSON in a text; absent, null, "",
/// {} are an empty list. BadAnswer "answer-not-list": another form, a list of nothing but strange entries, or no such
/// member beside one nobody knows that holds a list or an object.
[[nodiscard]] Result<Entries> entriesOf(const QJsonObject &object, const ListForm &form);

} // namespace deck::aliyun
