namespace CouncilPortal.BrowserTests.Compliance;

/// <summary>Answers the questions of evidence, whatever the remedy asks.</summary>
internal static class EvidenceForms
{
    /// <summary>From the first question to the files, each answered and checked with axe.</summary>
    public static async Task AnswerUntilFiles(this IPage page, DateTimeOffset doneOn)
    {
        for (var heading = await Heading(page); heading != "Add files that show it"; heading = await Next(page, heading))
        {
            await page.AxeIsClean();
            await Answer(page, doneOn);
        }
    }

    private static async Task Answer(IPage page, DateTimeOffset doneOn)
    {
        var fields = page.Locator("#evidence-form");
        foreach (var group in await fields.GetByRole(AriaRole.Radiogroup).AllAsync())
        {
            await group.GetByRole(AriaRole.Radio).First.CheckAsync();
        }

        foreach (var (label, number) in new[] { ("Day", doneOn.Day), ("Month", doneOn.Month), ("Year", doneOn.Year) })
        {
            foreach (var field in await fields.GetByLabel(label, new() { Exact = true }).AllAsync())
            {
                await field.FillAsync($"{number}");
            }
        }

        foreach (var number in await fields.Locator("#amount-paid, #staff-trained").AllAsync())
        {
            await number.FillAsync("12");
        }

        foreach (var text in await fields.Locator("#statement, #adopted-by, #trained, #published-in").AllAsync())
        {
            await text.FillAsync("As was agreed.");
        }
    }

    private static async Task<string> Next(IPage page, string heading)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToContainTextAsync(heading);
        return await Heading(page);
    }

    private static Task<string> Heading(IPage page) =>
        page.GetByRole(AriaRole.Heading, new() { Level = 1 }).EvaluateAsync<string>("heading => heading.lastChild.textContent");
}
