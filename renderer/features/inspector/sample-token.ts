/** An access token of an imaginary server, to look at. Nobody holds its key. */
export const sampleToken = [
  'eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IjIwMjYtMDEifQ.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUiLCJzdWIiOiJ',
  'hY21lLXBheW1lbnRzLTdmM2EiLCJjbGllbnRfaWQiOiJhY21lLXBheW1lbnRzLTdmM2EiLCJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlL3Bhe',
  'W1lbnRzIiwic2NvcGUiOiJwYXltZW50czpyZWFkIHBheW1lbnRzOndyaXRlIiwiaWF0IjoxNzY3MjI1ODUyLCJleHAiOjE3NjcyMjk0NTIsImp',
  '0aSI6IjZmMGM4ZjUyLTFjM2QtNGI2Yy05YTc3LTBkNGE0YzJiOGExMCJ9.H0tokaovN376KfI_eN70dNir7y9HC50Z-GFWW3ButNi2ZPCp7-Y6',
  'OJveHeQppDXHLVQ-J7lymVVl1NshD-TEkg',
].join('');
