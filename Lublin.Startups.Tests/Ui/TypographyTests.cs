using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Tests;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("Masz miejsce w Lublinie", "Masz miejsce w~Lublinie")]
    [InlineData("W Lublinie i o świcie, a z nami", "W~Lublinie i~o~świcie, a~z~nami")]
    [InlineData("z 24 miejsc", "z~24 miejsc")]
    [InlineData("(w sali) „u nas”", "(w~sali) „u~nas”")]
    [InlineData("i w domu", "i~w~domu")]
    [InlineData("za dużo, grupa A1 i", "za dużo, grupa A1 i")]
    [InlineData("kino ze spa na dziko", "kino ze spa na dziko")]
    [InlineData("", "")]
    public void One_letter_words_hold_on_to_the_next(string text, string expected) =>
        Assert.Equal(expected.Replace('~', '\u00A0'), Typography.Nbsp(text));
}
