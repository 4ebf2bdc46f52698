#pragma once

#include <QString>

namespace deck {

enum class Language : quint8 { English, Chinese };

/// A text that a vendor's folder declares, in both languages. Texts of our own go through tr() instead.
struct LocalText
{
    QString en;
    QString zh;

    [[nodiscard]] const QString &in(Language language) const { return language == Language::Chinese ? zh : en; }
    friend bool operator==(const LocalText &, const LocalText &) = default;
};

/// What a person needs beside a code: why, in plain words, and what to do next. "%1" in them stands for
/// ApiError::subject, e.g. the permission that is missing.
struct Advice
{
    LocalText cause;
    LocalText nextStep;
};

} // namespace deck
