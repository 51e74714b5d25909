using System.Globalization;
using Lublin.Startups.Web.Jobs;
using Lublin.Startups.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Background;

/// <summary>A job and its runs in the office's words.</summary>
public static class JobWords
{
    /// <summary>What it does; a job that has no words yet stands by its name.</summary>
    public static string Name(IStringLocalizer<JobTexts> texts, string job) => texts[$"Job.{job}"] is { ResourceNotFound: false } known ? known.Value : job;

    public static string Schedule(IStringLocalizer<JobTexts> texts, string schedule) => CronSchedule.Parse(schedule).Rhythm switch
    {
        CronRhythm.EveryMinutes(1) => texts["Every.Minute"],
        CronRhythm.EveryMinutes(var minutes) => texts.Plural("Every.Minutes", minutes),
        CronRhythm.Hourly(var minute) => texts["Every.Hour", minute.ToString("00", CultureInfo.InvariantCulture)],
        CronRhythm.Daily(var at) => texts["Every.Day", DateText.Time(at)],
        CronRhythm.Weekly(var day, var at) => texts[$"Every.{day}", DateText.Time(at)],
        _ => texts["Every.Other", schedule],
    };

    /// <summary>How long a run took; null while it has not ended.</summary>
    public static string? Duration(IStringLocalizer<JobTexts> texts, JobRun run) => (run.EndedAt - run.StartedAt) switch
    {
        null => null,
        { TotalSeconds: < 1 } => texts["Took.Less"],
        { TotalSeconds: < 120 } took => texts.Plural("Took.Seconds", (int)took.TotalSeconds),
        { } took => texts.Plural("Took.Minutes", (int)took.TotalMinutes),
    };

    /// <summary>What was done, counted: a job says <c>copies: 1, removed: 0</c>. What has no words yet stands as the job said it.</summary>
    public static string? Counts(IStringLocalizer<JobTexts> texts, JobRun run) =>
        run.Counts is { } counts ? string.Join(", ", counts.Split(", ").Select(count => Count(texts, count))) : null;

    /// <summary>Why it failed; null when it did not.</summary>
    public static string? Failure(IStringLocalizer<JobTexts> texts, JobRun run) =>
        run.Failure is { } failure && ProgramFault.IsOne(failure) ? texts["Failure.Program"].Value : run.Failure;

    public static RunResult ResultOf(JobRun run, DateTimeOffset now) => run switch
    {
        { Failure: not null } => RunResult.Failed,
        { EndedAt: not null } => RunResult.Done,
        _ when now - run.StartedAt > JobRun.Longest => RunResult.BrokenOff,
        _ => RunResult.UnderWay,
    };

    public static Tone ToneOf(RunResult result) => result switch
    {
        RunResult.Done => Tone.Ok,
        RunResult.Failed => Tone.Bad,
        RunResult.BrokenOff => Tone.Warn,
        _ => Tone.Info,
    };

    private static string Count(IStringLocalizer<JobTexts> texts, string count) =>
        count.Split(": ") is [var things, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && !texts[$"Count.{things}_many"].ResourceNotFound
            ? texts.Plural($"Count.{things}", n)
            : count;
}

/// <summary>What came of a job's run.</summary>
public enum RunResult
{
    Done,
    Failed,
    UnderWay,

    /// <summary>Its process ended before it did.</summary>
    BrokenOff,
}
