using System.Diagnostics;
using CouncilPortal.Database;
using CouncilPortal.Testing;
using Xunit;

namespace CouncilPortal.DatabaseTests.Commands;

/// <summary>The built program, as an administrator runs it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("councilportal-cli-");

    private string Data => $"--DataFolder={Path.Combine(folder.FullName, "data")}";

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Help_is_there_for_the_program_and_each_verb()
    {
        var (code, output, _) = await Run("--help");
        Assert.Equal(0, code);
        foreach (var verb in new[] { "migrate", "import", "export", "generate", "check-figures", "verify", "retention" })
        {
            Assert.Contains(verb, output, StringComparison.Ordinal);
        }

        (code, output, _) = await Run("import", "--help");
        Assert.Equal(0, code);
        Assert.Contains("annual-statistics", output, StringComparison.Ordinal);
        Assert.Contains("--dry-run", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imprt")]
    [InlineData("import")]
    [InlineData("import nonsense file.csv")]
    [InlineData("import decisions file.csv --force")]
    [InlineData("generate --authorities 10 --decisions 10 --seed many")]
    [InlineData("generate --authorities 0 --decisions 10 --seed 1")]
    public async Task Wrong_usage_ends_with_2_and_says_where_help_is(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (code, output, error) = await Run([.. words.Split(' '), Data]);
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("--help", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "data")));
    }

    [Fact]
    public async Task Figures_that_their_counts_do_not_give_are_listed()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "figures.csv"),
            """
            authority_code,year,investigated,upheld,satisfactory_remedies,published_upheld_rate,published_remedy_rate,population,published_upheld_per_100k
            KEN,2010-11,100,89,9,88,10,1000000,8.9
            DEV,2010-11,50,40,,80,12,500000,7
            """,
            TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Run("import", "annual-statistics", "figures.csv", Data)).Code);

        var (code, output, error) = await Run("check-figures", Data);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            [
                "2010-11 DEV Devon County Council: Upheld decisions per 100,000 residents: 7 is published, but 40 for 500000 residents give 8",
                "2010-11 KEN Kent County Council: Upheld rate: 88% is published, but 89 of 100 investigations give 89%",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith("2010-11", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_first_import_prepares_an_empty_folder_and_finds_the_file_from_the_callers()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "figures.csv"),
            "authority_code,year,investigated,upheld,published_upheld_rate\nKEN,2024-25,100,89,88\nDEV,2024-25,50,40,80\n",
            TestContext.Current.CancellationToken);
        var (code, output, error) = await Run("import", "annual-statistics", "figures.csv", "--dry-run", Data);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("figures.csv:2: published_upheld_rate: 88% is published", output, StringComparison.Ordinal);
        Assert.Contains("figures.csv: 2 added, 0 changed, 0 unchanged, 0 refused, 1 flagged", output, StringComparison.Ordinal);
        Assert.Equal(0, (await Run(Data, "import", "annual-statistics", "figures.csv")).Code);
        (code, output, _) = await Run("import", "annual-statistics", "figures.csv", Data);
        Assert.Equal(0, code);
        Assert.Contains("0 added, 0 changed, 2 unchanged", output, StringComparison.Ordinal);
        (code, output, _) = await Run("export", "annual-statistics", "out.csv", Data);
        Assert.Equal((0, "out.csv: 16 rows of annual-statistics written\n"), (code, output));
    }

    [Fact]
    public async Task A_refused_file_ends_with_1_and_every_reason_on_standard_error()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "bad.csv"),
            "authority_code,year,investigated,upheld\nXXX,2023-24,1,1\nKEN,2022,1,1\nDEV,2022-23,1,2\nDEV,2019-20,10,2\n",
            TestContext.Current.CancellationToken);
        var (code, output, error) = await Run("import", "annual-statistics", "bad.csv", Data);
        Assert.Equal(1, code);
        Assert.Contains("1 added, 0 changed, 0 unchanged, 3 refused", output, StringComparison.Ordinal);
        foreach (var place in new[] { "bad.csv:2: authority_code: ", "bad.csv:3: year: ", "bad.csv:4: upheld: " })
        {
            Assert.Contains(place, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_cannot_be_done_ends_with_1_and_a_sentence()
    {
        var (code, _, error) = await Run("import", "decisions", "nowhere.csv", Data);
        Assert.Equal(1, code);
        Assert.StartsWith("nowhere.csv: there is no such file.", error, StringComparison.Ordinal);
        (code, _, error) = await Run("migrate", "--ConnectionStrings:PortalOwner=Host=localhost");
        Assert.Equal(1, code);
        Assert.StartsWith("ConnectionStrings:PortalOwner is set but ConnectionStrings:Portal is not.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_without_its_settings_refuses_to_start_and_names_every_one()
    {
        var (code, _, error) = await Run(Data, "--ConnectionStrings:PortalOwner=Host=localhost", "--SignIn:IdleMinutes=1");
        Assert.Equal(1, code);
        Assert.StartsWith("The portal cannot start, because its settings are not right:\n- ", error, StringComparison.Ordinal);
        foreach (var setting in new[] { "ConnectionStrings:Portal ", "AzureAd ", "SignIn:IdleMinutes ", "Scanner ", "Email is not set", "Email:Smtp:Host", "Email:Notify:ApiKey" })
        {
            Assert.Contains(setting, error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_files_are_verified_and_one_that_nobody_knows_of_ends_with_1()
    {
        var (code, output, error) = await Run("verify", Data);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("; 0 problems", output, StringComparison.Ordinal);
        var stray = Path.Combine(folder.FullName, "data", "evidence", "1", "ab");
        Directory.CreateDirectory(stray);
        await File.WriteAllTextAsync(Path.Combine(stray, "abc"), "Stray", TestContext.Current.CancellationToken);
        (code, output, error) = await Run("verify", Data);
        Assert.Equal(1, code);
        Assert.StartsWith("evidence 1/abc: extra", error, StringComparison.Ordinal);
        Assert.Contains("; 1 problems", output, StringComparison.Ordinal);
        (code, output, _) = await Run("retention", "--dry-run", Data);
        Assert.Equal(0, code);
        Assert.Contains("nothing was deleted", output, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Verbs_use_the_database_that_the_settings_name(EngineKind kind)
    {
        await using var data = await TestDatabase.Create(kind);
        string[] settings = [.. data.Settings.Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}")];
        var (code, output, error) = await Run(["generate", "--authorities", "5", "--decisions", "50", "--seed", "1", .. settings]);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("decisions: 50 added", output, StringComparison.Ordinal);
        Assert.Equal(50, await data.Value<long>("select count(*) from decisions", null));
    }

    private async Task<(int Code, string Output, string Error)> Run(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PortalDatabase).Assembly.Location, .. words])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["DOTNET_ENVIRONMENT"] = "Production" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
