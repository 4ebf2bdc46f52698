#include "engine/absence_check.h"

#include "core/answer.h"

#include <algorithm>

namespace deck {

namespace {

/// Whether the error speaks of what was asked for, not of the way to the vendor: then the next IDs are worth asking.
/// An answer that could not be used has had its tries already; each further one would cost as many.
bool concernsOneAnswer(const ApiError &error)
{
    return error.kind == ErrorKind::Rejected || error.kind == ErrorKind::BadInput;
}

} // namespace

AbsenceCheck::AbsenceCheck(AskDetails ask, int batch, QList<UploadKey> keys, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_batch(std::max(1, batch))
    , m_keys(std::move(keys))
{
}

AbsenceCheck::~AbsenceCheck()
{
    m_cancel.cancel();
}

void AbsenceCheck::start()
{
    next();
}

void AbsenceCheck::next()
{
    if (m_keys.isEmpty()) {
        Q_EMIT ended(m_error);
        return;
    }
    const UploadKind kind = m_keys.constFirst().kind;
    QList<UploadKey> asked;
    QStringList ids;
    while (!m_keys.isEmpty() && m_keys.constFirst().kind == kind && ids.size() < m_batch) {
        ids.append(m_keys.constFirst().id);
        asked.append(m_keys.takeFirst());
    }
    await(m_ask(kind, ids, m_cancel.token()), this, [this, asked](Result<Details> details) {
        if (details) {
            Q_EMIT answered(asked, *details);
        } else {
            if (!m_error)
                m_error = details.error();
            if (!concernsOneAnswer(details.error()))
                m_keys.clear();
        }
        next();
    });
}

} // namespace deck
