#include "engine/id_question.h"

#include "core/answer.h"

#include <algorithm>

namespace deck {

bool blocksTheWay(const ApiError &error)
{
    return error.kind != ErrorKind::Rejected && error.kind != ErrorKind::BadInput;
}

IdQuestion::IdQuestion(Ask ask, const BatchOf &batchOf, const QList<UploadKey> &keys, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
{
    for (const UploadKind kind : {UploadKind::Media, UploadKind::UrlJob}) {
        const int most = batchOf(kind);
        Batch batch {kind, {}};
        for (const UploadKey &key : keys) {
            if (most == 0 || key.kind != kind)
                continue;
            batch.ids.append(key.id);
            if (batch.ids.size() == most)
                m_batches.append(std::exchange(batch, {kind, {}}));
        }
        if (!batch.ids.isEmpty())
            m_batches.append(batch);
    }
}

IdQuestion::~IdQuestion()
{
    m_cancel.cancel();
}

void IdQuestion::start()
{
    proceed();
}

void IdQuestion::stop()
{
    m_batches.clear();
    m_cancel.cancel();
}

void IdQuestion::proceed()
{
    while (!m_batches.isEmpty() && m_inFlight < mostInFlight) {
        const Batch batch = m_batches.takeFirst();
        ++m_inFlight;
        await(m_ask(batch.kind, batch.ids, m_cancel.token()), this,
              [this, batch](const Result<Details> &details) { take(batch, details); });
    }
    if (m_inFlight == 0)
        Q_EMIT ended(m_error);
}

void IdQuestion::take(const Batch &batch, const Result<Details> &details)
{
    --m_inFlight;
    if (details) {
        Q_EMIT answered(batch.kind, batch.ids, *details);
    } else {
        if (!m_error)
            m_error = details.error();
        Q_EMIT failed(batch.kind, batch.ids, details.error());
        if (blocksTheWay(details.error())) {
            for (const Batch &unasked : std::exchange(m_batches, {}))
                Q_EMIT failed(unasked.kind, unasked.ids, details.error());
        }
    }
    proceed();
}

} // namespace deck
