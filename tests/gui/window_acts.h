#pragma once

#include "tests/flows/scaled_clock.h"
#include "tests/gui/window_rig.h"

#include <QLabel>
#include <QListView>

namespace deck {

inline constexpr int patience = 20'000;

/// The sandbox's content and these accounts, twenty times as fast.
[[nodiscard]] inline WindowRig::Options lively(QStringList accounts = {QStringLiteral("player-prod")})
{
    WindowRig::Options options;
    options.clock = std::make_shared<ScaledClock>(20);
    options.accounts = std::move(accounts);
    return options;
}

[[nodiscard]] inline QString cell(WindowRig &rig, int row, UploadColumn column)
{
    const QAbstractItemModel &model = rig.window().uploads().model();
    return model.index(row, static_cast<int>(column)).data().toString();
}

/// Where a line of the side panel stands.
[[nodiscard]] inline QRect sideLine(WindowRig &rig, const QString &text)
{
    auto *side = rig.part<QListView>(QStringLiteral("sidePanel"));
    for (int row = 0; row < side->model()->rowCount(); ++row) {
        const QModelIndex index = side->model()->index(row, 0);
        if (index.data().toString() == text)
            return side->visualRect(index);
    }
    return {};
}

inline void clickSide(WindowRig &rig, const QString &text, Qt::KeyboardModifiers modifiers = {})
{
    auto *side = rig.part<QListView>(QStringLiteral("sidePanel"));
    QTest::mouseClick(side->viewport(), Qt::LeftButton, modifiers, sideLine(rig, text).center());
}

/// The whole text of a label that may be shown cut.
[[nodiscard]] inline QString labelText(WindowRig &rig, const QString &name)
{
    auto *label = rig.part<QLabel>(name);
    return label ? label->accessibleName() : QString();
}

} // namespace deck
